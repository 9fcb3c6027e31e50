import type { ExposedMetrics } from '@/instrumentation/conventions/convention';

/** Which values the labels of a metric have, as far as they were seen: by metric, by label. */
export type MetricLabels = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

/**
 * A job with the metrics that mean something to us. `labels`: what is known of their labels; a metric that is not in it was not asked about.
 * `isSilent`: what it exposes is what it exposed last, within a quarter of an hour. `isInspected`: its samples were looked at, so that a label that is not in `labels` is not there at all, and not only not asked about.
 */
export type DiscoveredService = {
  service: string;
  exposed: ExposedMetrics;
  labels?: MetricLabels;
  isSilent?: boolean;
  isInspected?: boolean;
  /** Whether an instance of it has several targets: by two servers that scrape the same, or by two jobs of one. */
  isScrapedTwice?: boolean;
  /** Requests per second by the counter of each convention that was recognised; where two compete, the one that moves is meant. */
  rates?: ReadonlyMap<string, number>;
};

/**
 * The first of the labels that the metric carries. While nothing is known of its labels, the first of all: a convention names the usual one
 * first. null where it carries none of them, or where there is nothing to choose from.
 */
export function labelOf({ labels, isInspected = false }: DiscoveredService, metric: string, candidates: readonly string[]): string | null {
  const known = labels?.get(metric);
  const found = candidates.find((label) => known?.has(label));
  return found ?? (isInspected && known ? null : (candidates[0] ?? null));
}

/** The values of a label that were seen; null where nobody asked. */
export function valuesOf({ labels }: DiscoveredService, metric: string, label: string): ReadonlySet<string> | null {
  return labels?.get(metric)?.get(label) ?? null;
}
