import type { EvaluationRange } from '@/prometheus/evaluation-range';
import type { RangeAnswer } from '@/prometheus/query-answer';
import { type Series, seriesKey } from '@/prometheus/series';

/**
 * The held answer moved to the wanted range, with the newer answer written over its end. Both share one grid, and the
 * newer one reaches the wanted end. At the instants that it covers only the newer answer counts: a series that it lacks
 * has no samples there.
 *
 * `spare` is an answer that nobody uses any more: its arrays are overwritten, because allocating new ones on every
 * refresh of every panel fills the heap over days. `held` is not changed, since a chart may still be drawing it.
 */
export function mergeTail(
  held: RangeAnswer,
  tail: RangeAnswer,
  wanted: EvaluationRange,
  spare: RangeAnswer | null,
): RangeAnswer {
  const { start, end, step } = wanted;
  const length = Math.round((end - start) / step) + 1;
  const shift = Math.round((start - held.range.start) / step);
  const at = Math.round((tail.range.start - start) / step);
  const old = byKey(held.series);
  const newer = byKey(tail.series);
  const spares = byKey(spare?.series ?? []);
  const times = columnOf(spare?.series[0]?.times, length);
  for (let i = 0; i < length; i++) times[i] = start + i * step;
  const series = [...new Set([...old.keys(), ...newer.keys()])].flatMap((key): Series[] => {
    const labels = (old.get(key) ?? newer.get(key))?.labels;
    const values = columnOf(spares.get(key)?.values, length).fill(Number.NaN);
    values.set(old.get(key)?.values.subarray(shift, shift + at) ?? []);
    values.set(newer.get(key)?.values.subarray(0, length - at) ?? [], at);
    const gone = !newer.has(key) && values.every(Number.isNaN);
    return labels === undefined || gone ? [] : [{ labels, times, values }];
  });
  return { ...tail, range: wanted, series };
}

function byKey(series: readonly Series[]): Map<string, Series> {
  return new Map(series.map((one) => [seriesKey(one.labels), one]));
}

function columnOf(spare: Float64Array | undefined, length: number): Float64Array {
  return spare?.length === length ? spare : new Float64Array(length);
}
