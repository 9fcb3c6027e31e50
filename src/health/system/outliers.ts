import { median } from '@/health/line';

/** With fewer instances it cannot be told which of them is the outlier. */
const LEAST = 4;

/**
 * An outlier is so many standard deviations away. They are estimated from the median absolute deviation, which a single
 * outlier does not inflate.
 */
const SPREADS = 5;

/** The ratio of standard deviation to median absolute deviation in a normal distribution. */
const TO_DEVIATION = 1.4826;

/** A value within this share of the median is never an outlier, because instances always differ a little. */
const LEAST_SHARE = 0.5;

/**
 * The outliers by name, each with its value divided by the median (0.2 is a fifth of it). `floor`: smaller differences
 * do not matter, such as 2 ms instead of 1 ms. null values are ignored.
 */
export function outliers(values: ReadonlyMap<string, number | null>, floor: number): ReadonlyMap<string, number> {
  const known = [...values].flatMap(([name, value]) =>
    value === null || !Number.isFinite(value) ? [] : [{ name, value }],
  );
  const found = new Map<string, number>();
  if (known.length < LEAST) return found;
  const middle = median(known.map(({ value }) => value)) ?? 0;
  const spread = TO_DEVIATION * (median(known.map(({ value }) => Math.abs(value - middle))) ?? 0);
  const least = Math.max(SPREADS * spread, LEAST_SHARE * Math.abs(middle), floor);
  for (const { name, value } of known)
    if (Math.abs(value - middle) > least) found.set(name, middle === 0 ? Infinity : value / middle);
  return found;
}
