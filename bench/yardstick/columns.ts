/** One value per instant; null is a gap. */
export type Column = (number | null)[];

/** The response to one query: a column per series, by its labels as JSON, over common Unix seconds. */
export type Columns = { times: number[]; series: Map<string, Column> };

export type RangeResult = readonly { metric: Record<string, string>; values: readonly (readonly [number, string])[] }[];

const WINDOW = 3600;
export const STEP = 15;

/** As by default in the page: two steps for late samples. */
const OVERLAP = 2 * STEP;

export async function askRange(expr: string, start: number, end: number, step: number): Promise<RangeResult> {
  const body = new URLSearchParams({ query: expr, start: `${start}`, end: `${end}`, step: `${step}` });
  const response = await fetch('/api/v1/query_range', { method: 'POST', body });
  const answer = (await response.json()) as { data: { result: RangeResult } };
  return answer.data.result;
}

/** The last hour of `expr`: in full the first time, then only new points, merged into `held`. */
export async function refreshColumns(expr: string, held: Columns | undefined): Promise<Columns> {
  const end = Math.floor(Date.now() / 1000 / STEP) * STEP;
  const from = held === undefined ? end - WINDOW : (held.times.at(-1) ?? 0) - OVERLAP;
  const result = await askRange(expr, from, end, STEP);
  const times = Array.from({ length: WINDOW / STEP + 1 }, (_, i) => end - WINDOW + i * STEP);
  const first = times[0] ?? 0;
  const shift = held === undefined ? 0 : Math.round((first - (held.times[0] ?? 0)) / STEP);
  const kept = Math.max(0, Math.round((from - first) / STEP));
  const series = new Map<string, Column>();
  for (const { metric, values } of result) {
    const key = JSON.stringify(metric);
    const column: Column = held?.series.get(key)?.slice(shift, shift + kept) ?? [];
    while (column.length < times.length) column.push(null);
    for (const [time, value] of values) column[Math.round((time - first) / STEP)] = Number(value);
    series.set(key, column);
  }
  return { times, series };
}
