import type { ExposedMetrics } from '@/instrumentation/conventions/convention';
import type { DurationKind } from './service-profile';

/**
 * What a base name is in this job, told by its parts and never by its type in the metadata: a histogram of one job has the name of a
 * summary of another. null where it is not exposed.
 */
export function durationKind(base: string, exposed: ExposedMetrics): Exclude<DurationKind, 'mean-gauge'> | null {
  if (exposed.has(`${base}_bucket`)) return 'classic-histogram';
  const hasCount = exposed.has(`${base}_count`);
  if (exposed.has(base)) return hasCount ? 'summary' : 'native-histogram';
  return hasCount ? 'sum-and-count' : null;
}

/** The metric of one that has a sample per combination of labels, and every label but `le`. */
export function observedMetric(base: string, kind: DurationKind): string {
  return kind === 'native-histogram' || kind === 'mean-gauge' ? base : `${base}_count`;
}
