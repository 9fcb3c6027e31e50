import type { ExposedMetrics } from '@/instrumentation/conventions/convention';
import type { DurationKind } from './service-profile';

/**
 * The kind of a metric of durations, told by the series that the job exposes. Not by the type in the metadata, because
 * a histogram of one job may have the name of a summary of another. null where it is not exposed.
 */
export function durationKind(base: string, exposed: ExposedMetrics): Exclude<DurationKind, 'mean-gauge'> | null {
  if (exposed.has(`${base}_bucket`)) return 'classic-histogram';
  const hasCount = exposed.has(`${base}_count`);
  if (exposed.has(base)) return hasCount ? 'summary' : 'native-histogram';
  return hasCount ? 'sum-and-count' : null;
}

/** The series of a metric of durations that has all its labels but `le`, once each. */
export function observedMetric(base: string, kind: DurationKind): string {
  return kind === 'native-histogram' || kind === 'mean-gauge' ? base : `${base}_count`;
}
