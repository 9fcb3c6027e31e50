import { median } from '@/health/line';

/** With fewer than this there is no "others" to differ from. */
const LEAST = 4;

/** How many times the usual spread a value must be away. The spread is the median distance, so that the one that is away does not hide itself in it. */
const SPREADS = 5;

/** What a normal distribution has between its median distance and its standard deviation. */
const TO_DEVIATION = 1.4826;

/** Instances of one service are never quite alike: less than this share away from the middle is nothing to look at. */
const LEAST_SHARE = 0.5;

/**
 * The instances that differ from the others, with how many times the middle they have (0.2 is a fifth of it). `floor`: a difference below
 * it means nothing, whatever the share: 2 ms instead of 1 ms. Values that are not known say nothing.
 */
export function outliers(values: ReadonlyMap<string, number | null>, floor: number): ReadonlyMap<string, number> {
  const known = [...values].flatMap(([name, value]) => (value === null || !Number.isFinite(value) ? [] : [{ name, value }]));
  const found = new Map<string, number>();
  if (known.length < LEAST) return found;
  const middle = median(known.map(({ value }) => value)) ?? 0;
  const spread = TO_DEVIATION * (median(known.map(({ value }) => Math.abs(value - middle))) ?? 0);
  const least = Math.max(SPREADS * spread, LEAST_SHARE * Math.abs(middle), floor);
  for (const { name, value } of known) if (Math.abs(value - middle) > least) found.set(name, middle === 0 ? Infinity : value / middle);
  return found;
}
