import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { scrapesQuery, SCRAPES_OVER, servicesQueries } from '@/dashboard/services-queries';
import { linesByService, splitByService, type ServicesSource } from '@/health/read-services';
import { knownInstant } from '@/panels/known-answer';
import { serverQuery } from '@/panels/server-query';
import { useLines } from '@/panels/use-lines';
import { useVectors } from '@/panels/use-vectors';
import type { VectorSource } from '@/panels/vector-question';
import type { Connection } from '@/prometheus/connection';
import { instantQueryKey } from '@/prometheus/query-keys';
import { unseenCounters, useAnnouncedMetrics } from '@/app/overview/use-metric-knowledge';
import type { KnownService } from '@/app/known-services';
import { USUAL_INTERVAL } from '@/app/refresh/use-scrape';

/** How services are scraped changes with a deployment of the configuration; seconds. */
const EVERY = 300;

/** Seconds between scrapes by service; null until it is known: rates asked with other windows would have to be asked again. */
export function useScrapeIntervals(connection: Connection, services: readonly KnownService[], deadline: number): ReadonlyMap<string, number> | null {
  const expr = scrapesQuery(services.map(({ service }) => service));
  const { data, error } = useQuery(
    serverQuery({ connection, deadline, every: EVERY, enabled: services.length > 0, key: instantQueryKey(connection.server.name, expr, 0), ask: (driver, signal) => driver.instantQuery(expr, connection.clock.now(), signal) }),
  );
  const samples = data?.samples;
  const failed = error !== null;
  return useMemo(() => {
    if (samples === undefined && !failed) return null;
    const counted = new Map((samples ?? []).map(({ labels, value }) => [labels['job'] ?? '', SCRAPES_OVER / Math.max(1, value)]));
    // Rounded, because a scrape more or less within ten minutes must not make other windows of it.
    return new Map(services.map(({ service }) => [service, Math.round(counted.get(service) ?? USUAL_INTERVAL)]));
  }, [samples, failed, services]);
}

type AnswersInput = { connection: Connection; services: readonly KnownService[]; intervals: ReadonlyMap<string, number> | null; excluded: readonly string[] | null; source: VectorSource; refreshInterval: number | null };

const NO_INTERVALS: ReadonlyMap<string, number> = new Map();

/** Everything that is known of all services, null before the first answer. As many requests as there are signals, however many services. */
export function useServicesAnswers({ connection, services, intervals, excluded, source, refreshInterval }: AnswersInput): ServicesSource | null {
  const { step, deadline } = source;
  const queries = useMemo(() => servicesQueries(services.map(({ profile }) => profile), { excluded, intervals: intervals ?? NO_INTERVALS, step }), [services, excluded, intervals, step]);
  const [now, hourAgo] = useVectors(useMemo(() => [queries.now, queries.hourAgo], [queries]), source);
  const lines = useLines(useMemo(() => ({ requests: queries.requests, received: queries.received, failed: queries.failed }), [queries]), source);
  const unseen = useMemo(() => [...new Set(services.flatMap(({ profile, exposed }) => unseenCounters(profile, exposed)))], [services]);
  const knowledgeOf = useAnnouncedMetrics(connection, unseen, deadline);
  const present = knownInstant(now);
  const before = knownInstant(hourAgo);
  return useMemo(
    () =>
      present && {
        at: present.time,
        now: splitByService(present.samples),
        hourAgo: before && splitByService(before.samples),
        lines: { requests: linesByService(lines('requests')), received: linesByService(lines('received')), failed: linesByService(lines('failed')) },
        step,
        refreshInterval,
        knowledgeOf,
      },
    [present, before, lines, step, refreshInterval, knowledgeOf],
  );
}
