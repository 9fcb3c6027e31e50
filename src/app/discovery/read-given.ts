import { readConfig } from '@/app/config/read-config';
import type { ConfiguredProfile } from '@/instrumentation/configured-profile';

export type GivenProfile = { given: ConfiguredProfile | null; problems: readonly string[] };

/** What the URL's `profile` gives of a service, by the same rules as `profiles` of `config.json`. One that has a mistake is left out whole. */
export function readGiven(text: string, service: string): GivenProfile {
  const json: unknown = JSON.parse(text);
  const { config, problems } = readConfig({ profiles: [{ ...(typeof json === 'object' ? json : {}), service }] }, { name: '', url: '', alertmanagers: [] });
  const said = problems.map(({ path, message }) => `URL: profile is ignored: ${path.replace(/^profiles\[0\]\.?/, '')} ${message}`);
  return { given: config.profiles[0] ?? null, problems: said };
}
