/**
 * Label names to values. Made without a prototype, so that a label called `constructor` or `__proto__` is a label like
 * any other.
 */
export type Labels = Readonly<Record<string, string>>;

/**
 * One line: `values[i]` was evaluated at `times[i]` (Unix seconds, ascending). All series of one answer share the same
 * `times`; where a series has no sample its value is NaN, which a chart draws as a gap.
 */
export type Series = { labels: Labels; times: Float64Array; values: Float64Array };

/** One value at one instant, from an instant query. `value` keeps ±Inf and NaN as Prometheus sent them. */
export type Sample = { labels: Labels; time: number; value: number };

/** Computed once per label set, as refreshed answers keep theirs. */
const keys = new WeakMap<Labels, string>();

/** The same text for the same label set, whatever the order in which the server wrote it: the identity of a series. */
export function seriesKey(labels: Labels): string {
  const known = keys.get(labels);
  if (known !== undefined) return known;
  const key = writeKey(labels);
  keys.set(labels, key);
  return key;
}

/**
 * Servers write labels in alphabetical order, so sorting can mostly be skipped: each refresh brings some hundred label
 * sets.
 */
function writeKey(labels: Labels): string {
  const names = Object.keys(labels);
  const isSorted = names.every((name, i) => i === 0 || (names[i - 1] ?? '') < name);
  return JSON.stringify(
    isSorted ? labels : Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
}

/** All labels but one. */
export function withoutLabel(labels: Labels, name: string): Labels {
  const others: Record<string, string> = Object.assign(Object.create(null), labels);
  delete others[name];
  return others;
}

/** A series without its labels. */
type Line = Pick<Series, 'times' | 'values'>;

/** The last value that is a number, with its time; null where the whole line is a gap. */
export function lastValue({ times, values }: Line): { time: number; value: number } | null {
  for (let i = values.length - 1; i >= 0; i--) {
    const value = values[i];
    const time = times[i];
    if (value !== undefined && time !== undefined && !Number.isNaN(value)) return { time, value };
  }
  return null;
}

/**
 * A line that ends at most so many steps early still counts as current: its last scrape may be late, or its answer may
 * end a step before.
 */
const GRACE = 3;

/** Whether a line reaches a time, Unix seconds; otherwise its last value is not a current one. */
export function goesOnTo(line: Line, time: number): boolean {
  const step = (line.times.at(-1) ?? 0) - (line.times.at(-2) ?? 0);
  const last = lastValue(line);
  return last !== null && time - last.time <= GRACE * step;
}
