const UNITS: readonly (readonly [string, number])[] = [
  ['y', 365 * 86_400_000],
  ['w', 7 * 86_400_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
];

// Prometheus takes the units from large to small, each at most once.
const DURATION = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;

/**
 * Seconds of a Prometheus duration such as `1h30m` or `500ms`; null where Prometheus would refuse it. A year has 365
 * days.
 */
export function parseDuration(text: string): number | null {
  if (text === '0') return 0;
  const match = DURATION.exec(text);
  if (!match || text === '') return null;
  return UNITS.reduce((ms, [, size], i) => ms + Number(match[i + 1] ?? 0) * size, 0) / 1000;
}

/**
 * The duration as Prometheus writes it: 90 becomes `1m30s`. Days are the largest unit, because `365d` says more than
 * `1y` and means the same. Rounded to milliseconds, the finest that Prometheus knows.
 */
export function formatDuration(seconds: number): string {
  let rest = Math.round(seconds * 1000);
  let text = '';
  for (const [unit, size] of UNITS.slice(2)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) text += `${count}${unit}`;
  }
  return text === '' ? '0s' : text;
}
