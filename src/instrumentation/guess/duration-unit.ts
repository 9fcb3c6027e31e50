import type { Durations, DurationUnit, ServiceProfile } from '@/instrumentation/service-profile';
import { unitOf } from './guessed-names';

/** A last edge from here on means milliseconds: buckets of seconds do not reach a quarter of an hour. */
const LONGEST_EDGE_IN_SECONDS = 1000;

/**
 * Buckets that begin at least here and end at least there are of milliseconds; those of seconds begin far below one.
 */
const FIRST_EDGE_IN_MILLISECONDS = 1;
const LAST_EDGE_IN_MILLISECONDS = 100;

/** A mean of at least 30 must be milliseconds, and one below 1 seconds; between the two it may be either. */
const LONGEST_MEAN_IN_SECONDS = 30;
const LONGEST_CERTAIN_MEAN = 1;

/**
 * A unit that was derived from values, with a sentence that says so. `unit` null: it cannot be derived, and a wrong
 * guess would be wrong by a factor of a thousand.
 */
export type ToldUnit = { unit: DurationUnit | null; sentence: string };

/**
 * Whether the unit of durations can only be derived from their values: the profile is a guess, and the name does not
 * have it.
 */
export function isUnitOpen({ duration, recognition }: Pick<ServiceProfile, 'duration' | 'recognition'>): boolean {
  return recognition.kind === 'heuristic' && duration !== null && unitOf(duration.base) === null;
}

/**
 * The unit by the bucket edges (ascending), or else by the mean of all observations; `mean` null: not asked, or nothing
 * was observed.
 */
export function toldUnit({ base }: Durations, edges: readonly number[], mean: number | null): ToldUnit {
  const [first] = edges.filter((edge) => edge > 0);
  const last = edges.at(-1);
  if (first !== undefined && last !== undefined) {
    const isLong =
      last >= LONGEST_EDGE_IN_SECONDS || (first >= FIRST_EDGE_IN_MILLISECONDS && last >= LAST_EDGE_IN_MILLISECONDS);
    const unit = isLong ? 'milliseconds' : 'seconds';
    return { unit, sentence: `Its name tells no unit: buckets from ${first} to ${last} are those of ${unit}.` };
  }
  const shown = mean === null ? null : Number(mean.toPrecision(3));
  if (mean !== null && mean > 0 && (mean >= LONGEST_MEAN_IN_SECONDS || mean < LONGEST_CERTAIN_MEAN)) {
    const unit = mean < LONGEST_CERTAIN_MEAN ? 'seconds' : 'milliseconds';
    return {
      unit,
      sentence: `The name of ${base} tells no unit, and it has no buckets: a mean of ${shown} is taken for ${unit}.`,
    };
  }
  const values = shown === null ? 'nothing was observed yet' : `its mean is ${shown}`;
  return {
    unit: null,
    sentence: `${base} may be durations, but its name tells no unit and ${values}: it is not shown until you say the unit under “How it is read”.`,
  };
}
