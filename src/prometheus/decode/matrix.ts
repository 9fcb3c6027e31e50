import type { EvaluationRange } from '@/prometheus/evaluation-range';
import { isUnreadable, sampleTime, sampleValue } from '@/prometheus/sample-value';
import { type Sample, type Series, seriesKey } from '@/prometheus/series';
import type { Decoded } from './decoded';
import { gridIndex, gridTimes } from './grid';
import { decodeLabels } from './labels';
import { WarningCounts } from './warning-counts';

type WireSeries = { metric: unknown; values: unknown[]; histograms: unknown[] };

/**
 * The series of a matrix, all on one grid. Samples may come in any order; of two for the same instant the last one
 * wins; those outside the range are dropped and counted, because one absurd timestamp would flatten the whole chart.
 */
export function decodeMatrix(result: readonly unknown[], range: EvaluationRange): Decoded<Series> {
  const times = gridTimes(range);
  const byKey = new Map<string, Series>();
  const counts = new WarningCounts();
  for (const item of result) {
    const wire = wireSeries(item);
    if (!wire) return null;
    if (wire.histograms.length > 0) counts.histograms++;
    if (wire.values.length === 0) continue;
    const labels = decodeLabels(wire.metric);
    const key = seriesKey(labels);
    const twin = byKey.get(key);
    if (twin) counts.duplicates++;
    const series = twin ?? { labels, times, values: new Float64Array(times.length).fill(Number.NaN) };
    byKey.set(key, series);
    placeSamples(wire.values, range, series.values, counts);
  }
  return { items: [...byKey.values()], warnings: counts.sentences() };
}

/** Counts the samples that have no place on the grid, and those without a number. */
function placeSamples(
  samples: readonly unknown[],
  { start, step }: EvaluationRange,
  values: Float64Array,
  counts: WarningCounts,
): void {
  for (const sample of samples) {
    const [time, text] = Array.isArray(sample) ? sample : [];
    const index = gridIndex(sampleTime(time), start, step, values.length);
    const value = sampleValue(text);
    if (isUnreadable(value, text)) counts.unreadable++;
    if (index === -1) counts.outside++;
    else values[index] = value;
  }
}

/** The newest sample of each series, for an instant query that selects a range. */
export function lastSamples(result: readonly unknown[]): Decoded<Sample> {
  const items: Sample[] = [];
  const counts = new WarningCounts();
  for (const item of result) {
    const wire = wireSeries(item);
    if (!wire) return null;
    if (wire.histograms.length > 0) counts.histograms++;
    const last = wire.values.at(-1);
    if (!Array.isArray(last)) continue;
    const value = sampleValue(last[1]);
    if (isUnreadable(value, last[1])) counts.unreadable++;
    items.push({ labels: decodeLabels(wire.metric), time: sampleTime(last[0]), value });
  }
  return { items, warnings: counts.sentences() };
}

function wireSeries(item: unknown): WireSeries | null {
  if (typeof item !== 'object' || item === null) return null;
  const { metric, values, histograms } = item as { metric?: unknown; values?: unknown; histograms?: unknown };
  if (!Array.isArray(values) && !Array.isArray(histograms)) return null;
  return {
    metric,
    values: Array.isArray(values) ? values : [],
    histograms: Array.isArray(histograms) ? histograms : [],
  };
}
