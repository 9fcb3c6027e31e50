import { parseArgs } from 'node:util';
import { SCENARIOS, type Scenario } from './recorded-server';

export type SoakOptions = { refreshes: number; scenarios: readonly Scenario[]; mode: 'wall' | 'page' };

/** 72 hours at 10 seconds. */
const REFRESHES = 25_000;

export const HELP = `npm run soak: measures the memory of a page over days of refreshes on a stepped clock

  --refreshes N     refreshes to measure (${REFRESHES}: 72 hours at 10 seconds)
  --scenario NAME    ${SCENARIOS.join(', ')}; repeatable, default all
  --mode NAME       wall (default) or page
  --help            this text`;

/** Parses the command line; null for --help. Throws a message about invalid options. */
export function readOptions(args: string[]): SoakOptions | null {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: { refreshes: text, scenario: { ...text, multiple: true }, mode: text, help: { type: 'boolean' } },
  });
  if (values.help) return null;
  const refreshes = Number(values.refreshes ?? REFRESHES);
  if (!Number.isInteger(refreshes) || refreshes < 1)
    throw new Error(`--refreshes must be a whole number from 1, not "${values.refreshes}"`);
  return {
    refreshes,
    scenarios: (values.scenario ?? SCENARIOS).map((name) => oneOf('scenario', SCENARIOS, name)),
    mode: oneOf('mode', ['wall', 'page'], values.mode ?? 'wall'),
  };
}

function oneOf<Name extends string>(option: string, names: readonly Name[], given: string): Name {
  const found = names.find((name) => name === given);
  if (found === undefined) throw new Error(`--${option} must be one of ${names.join(', ')}, not "${given}"`);
  return found;
}
