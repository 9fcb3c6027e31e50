import type { EvaluationRange } from '@/prometheus/evaluation-range';

/** The instants of a range, Unix seconds, computed once so that all series of an answer share them. */
export function gridTimes({ start, end, step }: EvaluationRange): Float64Array {
  // A hair of tolerance: (end - start) / step of a window of whole steps may come out as 239.99999999.
  const length = step > 0 && end >= start ? Math.floor((end - start) / step + 1e-6) + 1 : 0;
  return Float64Array.from({ length }, (_, i) => start + i * step);
}

/**
 * The index of an instant on the grid, -1 where it lies outside. Rounded, because some servers align instants to a grid
 * of their own.
 */
export function gridIndex(time: number, start: number, step: number, length: number): number {
  const index = Math.round((time - start) / step);
  return index >= 0 && index < length ? index : -1;
}
