import * as v from 'valibot';
import { asConfigured } from '@/instrumentation/configured-profile';
import type { Server } from '@/prometheus/server/server';
import type { Config, ConfigProblem } from './config';
import { CONFIG_SCHEMA, type ConfigFile } from './config-schema';
import { profileProblems } from './profile-schema';
import { withDefaults } from './with-defaults';

/** The configuration and its problems. The default is used for a wrong key, so that the page always works. */
export function readConfig(
  json: unknown,
  defaultServer: Server,
): { config: Config; problems: readonly ConfigProblem[] } {
  // To the schema's library a list is an object without keys.
  const parsed = v.safeParse(CONFIG_SCHEMA, Array.isArray(json) ? null : json);
  const config = withDefaults(parsed.success ? parsed.output : soundPart(json, parsed.issues), defaultServer);
  const wrong = config.profiles.map(profileProblems);
  const inProfiles = wrong.flatMap((found, i) =>
    found.map(({ path, message }) => ({ path: `profiles[${i}].${path}`, message })),
  );
  // A profile in which something is wrong is left out, not half believed.
  const profiles = config.profiles.filter((_, i) => wrong[i]?.length === 0);
  return {
    config: { ...config, profiles, asConfigured: (found) => asConfigured(found, profiles) },
    problems: [...(parsed.issues?.map(toProblem) ?? []), ...inProfiles],
  };
}

function toProblem(issue: v.BaseIssue<unknown>): ConfigProblem {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return { path: path.replace(/^\./, ''), message: messageOf(issue) };
}

/** The schema says itself what is wrong with a value; what is wrong with the shape around it is said here. */
function messageOf({ type, expected, message }: v.BaseIssue<unknown>): string {
  if (type === 'array') return 'must be a list';
  if (type !== 'strict_object') return message;
  if (expected === 'never') return 'is not a key that this version knows';
  return expected === 'Object' ? 'must be an object' : 'is missing';
}

/** The top-level keys in which nothing is wrong. */
function soundPart(json: unknown, issues: readonly v.BaseIssue<unknown>[]): ConfigFile {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return {};
  const wrong = new Set(issues.map((issue) => issue.path?.[0]?.key));
  const sound = Object.fromEntries(Object.entries(json).filter(([key]) => !wrong.has(key)));
  const parsed = v.safeParse(CONFIG_SCHEMA, sound);
  return parsed.success ? parsed.output : {};
}
