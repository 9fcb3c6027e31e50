import type { EvaluationRange } from '@/prometheus/evaluation-range';

export const STEP = 15;
export const LENGTH = 40 * STEP;

/** The window of a chart that ends now, on the grid of its step. */
export const windowAt = (now: number, length = LENGTH, step = STEP): EvaluationRange => {
  const end = Math.floor(now / step) * step;
  return { start: end - length, end, step };
};
