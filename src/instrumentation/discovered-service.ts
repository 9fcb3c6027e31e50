import type { ExposedMetrics } from '@/instrumentation/conventions/convention';

/** Which values the labels of a metric have, as far as they were seen: by metric, by label. */
export type MetricLabels = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

/**
 * A job with its metrics, as far as the page knows them. `labels`: the known labels of metrics; a metric that is not in
 * it was not queried. `isSilent`: the service no longer answers, and `exposed` is what it exposed within the last 15
 * minutes. `isInspected`: its samples were read, so a label that is not in `labels` does not exist.
 */
export type DiscoveredService = {
  service: string;
  exposed: ExposedMetrics;
  labels?: MetricLabels;
  isSilent?: boolean;
  isInspected?: boolean;
  /** Whether a metric of it has thousands of series. */
  isLarge?: boolean;
  /** Whether an instance of it has several targets: by two servers that scrape the same, or by two jobs of one. */
  isScrapedTwice?: boolean;
  /** Counts of histograms and summaries that are exposed and not read, because nothing was ever observed. */
  unobserved?: readonly string[];
  /**
   * Requests per second by the counter of each recognised convention; where several apply, one whose counter moves is
   * preferred.
   */
  rates?: ReadonlyMap<string, number>;
};

/**
 * The first of the labels that the metric carries. While nothing is known of its labels, the first of all: a convention
 * names the usual one first. null where it carries none of them, or where there is nothing to choose from.
 */
export function labelOf(
  { labels, isInspected = false }: DiscoveredService,
  metric: string,
  candidates: readonly string[],
): string | null {
  const known = labels?.get(metric);
  const found = candidates.find((label) => known?.has(label));
  return found ?? (isInspected && known ? null : (candidates[0] ?? null));
}

/** The known values of a label; null where it was not queried. */
export function valuesOf({ labels }: DiscoveredService, metric: string, label: string): ReadonlySet<string> | null {
  return labels?.get(metric)?.get(label) ?? null;
}
