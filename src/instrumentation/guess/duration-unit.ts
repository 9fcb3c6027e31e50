import type { Durations, DurationUnit, ServiceProfile } from '@/instrumentation/service-profile';
import { unitOf } from './guessed-names';

/** Buckets that reach so far are of milliseconds: nobody waits for a quarter of an hour, but many for a second. */
const LONGEST_EDGE_IN_SECONDS = 1000;

/** Buckets of seconds begin far below one; those of milliseconds that begin here end at a tenth of a second at least. */
const FIRST_EDGE_IN_MILLISECONDS = 1;
const LAST_EDGE_IN_MILLISECONDS = 100;

/** No service answers in half a minute on average, and none in less than one millisecond that has durations worth counting; between the two a mean may be either. */
const LONGEST_MEAN_IN_SECONDS = 30;
const LONGEST_CERTAIN_MEAN = 1;

/** A unit that is told by what was measured, with the sentence that says so; `unit` null: nothing tells it, and a wrong one would be a thousand times wrong. */
export type ToldUnit = { unit: DurationUnit | null; sentence: string };

/** Whether the unit of durations rests on nothing but their values: a convention knows its own, and most names tell it. */
export function isUnitOpen({ duration, recognition }: Pick<ServiceProfile, 'duration' | 'recognition'>): boolean {
  return recognition.kind === 'heuristic' && duration !== null && unitOf(duration.base) === null;
}

/** What edges of buckets, ascending, or else the mean of all that was observed tell of the unit; `mean` null: it was not asked, or nothing was observed. */
export function toldUnit({ base }: Durations, edges: readonly number[], mean: number | null): ToldUnit {
  const [first] = edges.filter((edge) => edge > 0);
  const last = edges.at(-1);
  if (first !== undefined && last !== undefined) {
    const isLong = last >= LONGEST_EDGE_IN_SECONDS || (first >= FIRST_EDGE_IN_MILLISECONDS && last >= LAST_EDGE_IN_MILLISECONDS);
    const unit = isLong ? 'milliseconds' : 'seconds';
    return { unit, sentence: `Its name tells no unit: buckets from ${first} to ${last} are those of ${unit}.` };
  }
  const shown = mean === null ? null : Number(mean.toPrecision(3));
  if (mean !== null && mean > 0 && (mean >= LONGEST_MEAN_IN_SECONDS || mean < LONGEST_CERTAIN_MEAN)) {
    const unit = mean < LONGEST_CERTAIN_MEAN ? 'seconds' : 'milliseconds';
    return { unit, sentence: `The name of ${base} tells no unit, and it has no buckets: a mean of ${shown} is taken for ${unit}.` };
  }
  const values = shown === null ? 'nothing was observed yet' : `its mean is ${shown}`;
  return { unit: null, sentence: `${base} may be durations, but its name tells no unit and ${values}: it is not shown until you say the unit under “How it is read”.` };
}
