import { secondsPer, type Durations, type RateWindows } from '@/instrumentation/service-profile';
import { histogramCount, histogramQuantile, maxBy, mean, rate, scaled, sumBy } from '@/promql/expression';
import { selector } from '@/promql/label-matcher';
import { rateWindow } from '@/promql/rate-window';
import { byEndpoint, readFiltered, type Filters, type JobFilters } from '@/dashboard/filters';
import type { Resolution } from '@/dashboard/resolution';

/**
 * A quantile that can be shown: `name` as people say it (`p95`), `q` from 0 to 1, `expr` in seconds as Prometheus gives
 * it.
 */
export type QuantileVector = { name: string; q: number; expr: string };

/**
 * The expressions about durations; all but `buckets` are in seconds. `buckets` is null unless the histogram is classic:
 * then p50, p95, p99 and the mean are computed from this one answer, and `quantiles` are only shown. Otherwise each of
 * `quantiles` is queried.
 */
export type DurationVectors = {
  buckets: string | null;
  /** The factor that converts bucket edges to seconds. */
  scale: number;
  quantiles: readonly QuantileVector[];
  /** Rates of `_sum` and `_count`, whose ratio is the mean. null where neither is exposed. */
  sum: string | null;
  count: string | null;
  /** The mean itself, where it is exposed as such. */
  mean: string | null;
};

/** The quantiles that are shown of a histogram. */
export const QUANTILES = [0.5, 0.95, 0.99] as const;

/**
 * Seconds between two queries for the expensive columns of a table; with the usual refresh, every half minute.
 * Evaluating the buckets per row, or ranking hundreds of endpoints, costs the server as much as the rest of a refresh,
 * and a rate over minutes changes little in so short a time.
 */
export const ROWS_EVERY = 25;

export type Scope = { filters: JobFilters; windows: RateWindows; resolution: Resolution };

/**
 * The durations that are read under these filters: where endpoints are chosen, those of the metric that has an endpoint
 * label.
 */
export function readDurations(
  duration: Durations,
  filters: Pick<Filters, 'endpoints'>,
): Pick<Durations, 'base' | 'endpoint' | 'lastEdge'> {
  return duration.byEndpoint && filters.endpoints.length > 0 ? duration.byEndpoint : duration;
}

/**
 * Quantiles of a summary cannot be aggregated, so the largest is shown: over its endpoints (and instances), or over its
 * instances. null for all other durations.
 */
export type WorstOf = 'endpoint' | 'instance' | null;

export function worstOf(duration: Durations | null, filters: Pick<Filters, 'endpoints'>): WorstOf {
  if (duration?.kind !== 'summary') return null;
  return readDurations(duration, filters).endpoint === null || filters.endpoints.length === 1 ? 'instance' : 'endpoint';
}

/** The highest finite bucket edge in seconds; null where it is not known, or where there are no buckets. */
export function lastEdgeOf({ lastEdge }: Pick<Durations, 'lastEdge'>, unit: Durations['unit']): number | null {
  return lastEdge === undefined ? null : lastEdge * secondsPer(unit);
}

type SplitDurations = { base: string; endpoint: string; lastEdge?: number };

/** The durations that can be grouped by endpoint: base name and endpoint label; null where there are none. */
export function splitDurations({ base, endpoint, byEndpoint, lastEdge }: Durations): SplitDurations | null {
  return byEndpoint ?? (endpoint === null ? null : { base, endpoint, ...(lastEdge !== undefined && { lastEdge }) });
}

export function durationVectors(duration: Durations, scope: Scope): DurationVectors {
  const { kind, unit } = duration;
  const read = readDurations(duration, scope.filters);
  const parts = partsOf(duration, read, scope);
  const isClassic = kind === 'classic-histogram';
  return {
    buckets: isClassic ? sumBy(['le'], parts.rate('_bucket')) : null,
    scale: secondsPer(unit),
    quantiles: shownQuantiles(duration).map(({ name, value }) => ({
      name,
      q: Number(value),
      expr: quantileExpr(duration, read, [], value, scope),
    })),
    ...meanParts(duration, read, [], scope),
  };
}

/** `p99.9` of 0.999. */
export function quantileName(q: number): string {
  return `p${Number((q * 100).toFixed(3))}`;
}

/** p50, p95 and p99 of a histogram; of a summary the quantiles that it exposes, by their own names. */
function shownQuantiles({ kind, quantiles }: Durations): { name: string; value: string }[] {
  const named = (value: string) => ({ name: quantileName(Number(value)), value });
  switch (kind) {
    case 'classic-histogram':
    case 'native-histogram':
      return QUANTILES.map((q) => named(String(q)));
    case 'summary':
      // Some libraries expose the smallest and the largest observation as quantiles 0 and 1.
      return quantiles.filter((value) => Number(value) >= 0.5 && Number(value) < 1).map(named);
    case 'sum-and-count':
    case 'mean-gauge':
      return [];
  }
}

/** Seconds by endpoint; `endpoint` is the label that names it. */
export type EndpointVector = { expr: string; endpoint: string };

/** An exposed quantile serves in place of a wanted one only below this: the 0.99 of a summary is not shown as p95. */
const NEXT: Readonly<Record<(typeof QUANTILES)[number], number>> = { 0.5: 0.9, 0.95: 0.99, 0.99: 1 };

function nearestQuantile(duration: Durations, q: (typeof QUANTILES)[number]) {
  return shownQuantiles(duration).find(({ value }) => Number(value) >= q && Number(value) < NEXT[q]);
}

/**
 * Durations grouped by another label than the endpoint: the buckets of a classic histogram, or each quantile of another
 * kind.
 */
export function durationsBy(
  label: string,
  duration: Durations,
  scope: Scope,
): Pick<DurationVectors, 'buckets' | 'quantiles'> {
  const read = readDurations(duration, scope.filters);
  if (duration.kind === 'classic-histogram')
    return { buckets: sumBy([label, 'le'], partsOf(duration, read, scope).rate('_bucket')), quantiles: [] };
  return {
    buckets: null,
    quantiles: shownQuantiles(duration).map(({ name, value }) => ({
      name,
      q: Number(value),
      expr: quantileExpr(duration, read, [label], value, scope),
    })),
  };
}

/**
 * The quantile by another label than the endpoint, such as the instance, in seconds; null where there is no such
 * quantile.
 */
export function quantileBy(
  label: string,
  duration: Durations,
  q: (typeof QUANTILES)[number],
  scope: Scope,
): string | null {
  const shown = nearestQuantile(duration, q);
  return shown ? quantileExpr(duration, readDurations(duration, scope.filters), [label], shown.value, scope) : null;
}

/** The mean by endpoint in seconds; null where durations do not tell endpoints apart. */
export function meanByEndpoint(duration: Durations, scope: Scope): EndpointVector | null {
  const split = splitDurations(duration);
  if (split === null) return null;
  const expr = byEndpoint(scope.filters, split.endpoint, (by) => {
    const { sum, count, mean: exposed } = meanParts(duration, split, by, scope);
    return exposed === null ? mean(sum, count) : exposed;
  });
  return { expr, endpoint: split.endpoint };
}

/**
 * The quantile by endpoint in seconds; null where durations do not tell endpoints apart, or where there is no such
 * quantile.
 */
export function quantileByEndpoint(
  duration: Durations,
  q: (typeof QUANTILES)[number],
  scope: Scope,
): (EndpointVector & { name: string }) | null {
  const split = splitDurations(duration);
  const shown = nearestQuantile(duration, q);
  return split && shown
    ? {
        expr: byEndpoint(scope.filters, split.endpoint, (by) => quantileExpr(duration, split, by, shown.value, scope)),
        endpoint: split.endpoint,
        name: shown.name,
      }
    : null;
}

type Read = { base: string; endpoint: string | null };

function partsOf({ matchers }: Durations, { base, endpoint }: Read, { filters, windows, resolution }: Scope) {
  const select = (suffix: string, extra: Durations['matchers'] = [], read = (selected: string) => selected) =>
    readFiltered(filters, endpoint, (filtered) =>
      read(selector(`${base}${suffix}`, [...filtered, ...matchers, ...extra])),
    );
  const window = rateWindow(windows.latency, resolution.scrapeInterval, resolution.step);
  return { select, rate: (suffix: string) => select(suffix, [], (selected) => rate(selected, window)) };
}

function quantileExpr(duration: Durations, read: Read, by: readonly string[], value: string, scope: Scope): string {
  const { select, rate: rateOf } = partsOf(duration, read, scope);
  const scale = secondsPer(duration.unit);
  switch (duration.kind) {
    case 'classic-histogram':
      return histogramQuantile(Number(value), sumBy(['le', ...by], rateOf('_bucket')), scale);
    case 'native-histogram':
      return histogramQuantile(Number(value), sumBy(by, rateOf('')), scale);
    case 'summary':
    case 'sum-and-count':
    case 'mean-gauge':
      return `${scaled(maxBy(by, select('', [{ name: 'quantile', op: '=', value }])), scale)} >= 0`;
  }
}

type MeanParts = { sum: string; count: string; mean: null } | { sum: null; count: null; mean: string };

function meanParts(duration: Durations, read: Read, by: readonly string[], scope: Scope): MeanParts {
  const { select, rate: rateOf } = partsOf(duration, read, scope);
  const scale = secondsPer(duration.unit);
  switch (duration.kind) {
    case 'native-histogram': {
      const all = sumBy(by, rateOf(''));
      return { sum: scaled(`histogram_sum(${all})`, scale), count: histogramCount(all), mean: null };
    }
    case 'mean-gauge':
      return { sum: null, count: null, mean: scaled(maxBy(by, select('')), scale) };
    case 'classic-histogram':
    case 'summary':
    case 'sum-and-count':
      return { sum: scaled(sumBy(by, rateOf('_sum')), scale), count: sumBy(by, rateOf('_count')), mean: null };
  }
}
