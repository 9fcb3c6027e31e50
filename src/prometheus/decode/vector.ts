import { isUnreadable, sampleTime, sampleValue } from '@/prometheus/sample-value';
import { type Sample, seriesKey } from '@/prometheus/series';
import type { Decoded } from './decoded';
import { decodeLabels } from './labels';
import { WarningCounts } from './warning-counts';

/**
 * The samples of an instant vector that was asked for at `asked`, Unix seconds. Where two have the same labels, which
 * no Prometheus sends but a broken proxy may, the first one is kept. A sample without a plausible time is counted and
 * given the time that was asked for.
 */
export function decodeVector(result: readonly unknown[], asked: number): Decoded<Sample> {
  const byKey = new Map<string, Sample>();
  const counts = new WarningCounts();
  for (const item of result) {
    if (typeof item !== 'object' || item === null) return null;
    const { metric, value: sample, histogram } = item as { metric?: unknown; value?: unknown; histogram?: unknown };
    if (!Array.isArray(sample)) {
      if (!Array.isArray(histogram)) return null;
      counts.histograms++;
      continue;
    }
    const labels = decodeLabels(metric);
    const key = seriesKey(labels);
    const value = sampleValue(sample[1]);
    if (isUnreadable(value, sample[1])) counts.unreadable++;
    if (byKey.has(key)) counts.duplicates++;
    else byKey.set(key, { labels, time: timeOf(sample[0], asked, counts), value });
  }
  return { items: [...byKey.values()], warnings: counts.sentences() };
}

/**
 * How far the time of a sample may plausibly be from the one asked for; seconds. Servers that align instants, or hold
 * back the newest samples, are off by a minute or two.
 */
const FARTHEST = 3600;

/** A server stamps every sample of an instant with the time of its evaluation. */
function timeOf(stamped: unknown, asked: number, counts: WarningCounts): number {
  const time = sampleTime(stamped);
  if (Math.abs(time - asked) <= FARTHEST) return time;
  counts.untimely++;
  return asked;
}
