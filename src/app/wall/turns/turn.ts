/** Seconds before its turn that the next view begins to be asked for, so that it stands whole when it comes. */
const LEAD = 4;

/** The view that is shown, the one that is about to be (null until then), and when either changes, Unix seconds. */
export type Turn = { place: number; next: number | null; until: number };

/**
 * Whose turn of `count` views it is at `now`, each for `every` seconds. Told by the clock, so that two walls side by
 * side agree.
 */
export function turnAt(now: number, count: number, every: number): Turn {
  const turns = Math.floor(now / every);
  const end = (turns + 1) * every;
  const place = turns % count;
  return now < end - LEAD ? { place, next: null, until: end - LEAD } : { place, next: (place + 1) % count, until: end };
}
