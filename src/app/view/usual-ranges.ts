/** Ranges that are offered by name, seconds until now. */
export const USUAL_RANGES: readonly number[] = [
  300,
  900,
  1800,
  3600,
  3 * 3600,
  6 * 3600,
  12 * 3600,
  86_400,
  2 * 86_400,
  7 * 86_400,
  30 * 86_400,
];
