import { type Sample, seriesKey } from '@/prometheus/series';
import type { Decoded } from './decoded';
import { decodeLabels } from './labels';
import { isUnreadable, sampleTime, sampleValue } from './sample-value';
import { WarningCounts } from './warning-counts';

/** The samples of a vector. Where two have the same labels, which no Prometheus sends but a broken proxy may, the first one counts. */
export function decodeVector(result: readonly unknown[]): Decoded<Sample> {
  const byKey = new Map<string, Sample>();
  const counts = new WarningCounts();
  for (const item of result) {
    if (typeof item !== 'object' || item === null) return null;
    const { metric, value, histogram } = item as { metric?: unknown; value?: unknown; histogram?: unknown };
    if (!Array.isArray(value)) {
      if (!Array.isArray(histogram)) return null;
      counts.histograms++;
      continue;
    }
    const labels = decodeLabels(metric);
    const key = seriesKey(labels);
    if (isUnreadable(value[1])) counts.unreadable++;
    if (byKey.has(key)) counts.duplicates++;
    else byKey.set(key, { labels, time: sampleTime(value[0]), value: sampleValue(value[1]) });
  }
  return { items: [...byKey.values()], warnings: counts.sentences() };
}
