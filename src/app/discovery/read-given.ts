import { readConfig } from '@/app/config/read-config';
import type { ConfiguredProfile } from '@/instrumentation/configured-profile';

export type GivenProfile = { given: ConfiguredProfile | null; problems: readonly string[] };

/**
 * Reads the `profile` parameter of the URL, by the schema of `profiles` in `config.json`. A wrong one is ignored
 * completely.
 */
export function readGiven(text: string, service: string): GivenProfile {
  const json: unknown = JSON.parse(text);
  const { config, problems } = readConfig(
    { profiles: [{ ...(typeof json === 'object' ? json : {}), service }] },
    { name: '', url: '', alertmanagers: [] },
  );
  const said = problems.map(
    ({ path, message }) => `URL: profile is ignored: ${path.replace(/^profiles\[0\]\.?/, '')} ${message}`,
  );
  return { given: config.profiles[0] ?? null, problems: said };
}
