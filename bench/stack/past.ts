import type { Stretch } from './open-metrics';

const HOUR = 3600;
const DAY = 86_400;

/**
 * A year of history, sparser with age: just dense enough for three samples in the rate windows that the page uses for a
 * range. With every scrape a year would have two million samples per series.
 */
const AGES: readonly { upTo: number; every: number }[] = [
  { upTo: DAY, every: 60 },
  { upTo: 7 * DAY, every: 600 },
  { upTo: 30 * DAY, every: 1800 },
  { upTo: 366 * DAY, every: 2 * HOUR },
];

/**
 * The stretches before `begin`, from which on every scrape is written; oldest first. Samples are at multiples of their
 * interval, as the steps of the page's queries, because a gauge is only found within five minutes of an instant.
 */
export function pastStretches(begin: number, now: number): Stretch[] {
  let to = begin;
  return AGES.flatMap(({ upTo, every }): Stretch[] => {
    const from = Math.ceil((now - upTo) / every) * every;
    if (from >= to) return [];
    const stretch = { from, to, every };
    to = from;
    return [stretch];
  }).toReversed();
}
