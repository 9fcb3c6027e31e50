import type { EvaluationRange } from '@/prometheus/evaluation-range';

/** The instants of a range, Unix seconds, computed once so that all series of an answer share them. */
export function gridTimes({ start, end, step }: EvaluationRange): Float64Array {
  // A hair of tolerance: (end - start) / step of a window of whole steps may come out as 239.99999999.
  const length = step > 0 && end >= start ? Math.floor((end - start) / step + 1e-6) + 1 : 0;
  return Float64Array.from({ length }, (_, i) => start + i * step);
}

/** The place of an instant on the grid, -1 where it lies outside. Servers that align to their own steps are met at the nearest place. */
export function gridIndex(time: number, start: number, step: number, length: number): number {
  const index = Math.round((time - start) / step);
  return index >= 0 && index < length ? index : -1;
}
