import { parseArgs } from 'node:util';
import { WEATHERS, type Weather } from './answerer';

export type SoakOptions = { refreshes: number; weathers: readonly Weather[]; mode: 'wall' | 'page' };

/** 72 hours at 10 seconds. */
const REFRESHES = 25_000;

export const HELP = `npm run soak: days of refreshes on a stepped clock, with the memory that they leave

  --refreshes N     how many count (${REFRESHES}: 72 hours at 10 seconds)
  --weather NAME    ${WEATHERS.join(', ')}; repeatable, all of them without it
  --mode NAME       wall (without it) or page
  --help            this text`;

/** What the command line asks for; null for help. Throws with a sentence for what it does not know. */
export function readOptions(args: string[]): SoakOptions | null {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: { refreshes: text, weather: { ...text, multiple: true }, mode: text, help: { type: 'boolean' } },
  });
  if (values.help) return null;
  const refreshes = Number(values.refreshes ?? REFRESHES);
  if (!Number.isInteger(refreshes) || refreshes < 1)
    throw new Error(`--refreshes must be a whole number from 1, not "${values.refreshes}"`);
  return {
    refreshes,
    weathers: (values.weather ?? WEATHERS).map((name) => oneOf('weather', WEATHERS, name)),
    mode: oneOf('mode', ['wall', 'page'], values.mode ?? 'wall'),
  };
}

function oneOf<Name extends string>(option: string, names: readonly Name[], given: string): Name {
  const found = names.find((name) => name === given);
  if (found === undefined) throw new Error(`--${option} must be one of ${names.join(', ')}, not "${given}"`);
  return found;
}
