import { rate, sumBy } from '@/promql/expression';
import { selector } from '@/promql/label-matcher';
import { rateWindow } from '@/promql/rate-window';
import { matchersFor, ignoredFilters } from '@/dashboard/filters';
import type { TimeSeriesPanel } from '@/dashboard/panel';
import { plainQuery, refIdAt } from '@/dashboard/panel-query';
import type { OverviewSource } from './overview-source';

/**
 * The counters of a service that has no HTTP metrics: a queue worker, a database, an exporter. One query per counter,
 * because Prometheus refuses a rate over several metrics whose series differ only in their name.
 */
export function ownCounters({ profile, filters, resolution }: OverviewSource): TimeSeriesPanel[] {
  const window = rateWindow(profile.windows.errors, resolution.scrapeInterval, resolution.step);
  const exprOf = (metric: string) => sumBy([], rate(selector(metric, matchersFor(filters, null)), window));
  if (profile.counters.length === 0) return [];
  return [
    {
      kind: 'time-series',
      id: 'own-counters',
      title: 'What it counts',
      subtitle: 'the counters that move most, per second',
      unit: 'perSecond',
      subject: 'process',
      queries: profile.counters.map((metric, i) => plainQuery(refIdAt(i), exprOf(metric), metric)),
      metrics: profile.counters,
      whenEmpty: 'no-series',
      ignores: ignoredFilters(filters, null),
      threshold: null,
      palette: 'labels',
      legend: 'rows',
      rest: 'left-out',
      floor: 0.1,
      picks: null,
    },
  ];
}
