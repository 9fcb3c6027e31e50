import { useMemo } from 'react';
import { servicesQueries } from '@/dashboard/services-queries';
import { endsNow } from '@/dashboard/time-range';
import { linesByService, splitByService, type ServicesSource } from '@/health/read-services';
import { knownInstant } from '@/panels/known-answer';
import { useAnswer } from '@/panels/use-answer';
import { useLines } from '@/panels/use-lines';
import { useVectors } from '@/panels/use-vectors';
import type { VectorSource } from '@/panels/vector-question';
import type { Connection } from '@/prometheus/connection';
import { unseenCounters, useAnnouncedMetrics } from '@/app/overview/use-metric-knowledge';
import type { KnownService } from '@/app/known-services';
import { intervalOf, intervalsQuestion } from '@/app/refresh/use-scrape';

/** Seconds between scrapes by service; null until it is known: rates asked with other windows would have to be asked again. */
export function useScrapeIntervals(connection: Connection, services: readonly KnownService[], deadline: number): ReadonlyMap<string, number> | null {
  const { data, error } = useAnswer(intervalsQuestion(connection, services.map(({ service }) => service), deadline));
  const samples = data?.samples;
  const failed = error !== null;
  return useMemo(() => {
    if (samples === undefined && !failed) return null;
    return new Map(services.map(({ service }) => [service, intervalOf(service, samples ?? [])]));
  }, [samples, failed, services]);
}

type AnswersInput = { connection: Connection; services: readonly KnownService[]; intervals: ReadonlyMap<string, number> | null; excluded: readonly string[] | null; source: VectorSource; refreshInterval: number | null };

const NO_INTERVALS: ReadonlyMap<string, number> = new Map();

/** Everything that is known of all services, null before the first answer. As many requests as there are signals, however many services. */
export function useServicesAnswers({ connection, services, intervals, excluded, source, refreshInterval }: AnswersInput): ServicesSource | null {
  const { step, deadline } = source;
  const isOver = !endsNow(source.range);
  const queries = useMemo(() => servicesQueries(services.map(({ profile }) => profile), { excluded, intervals: intervals ?? NO_INTERVALS, step }), [services, excluded, intervals, step]);
  const [now, hourAgo] = useVectors(useMemo(() => [queries.now, queries.hourAgo], [queries]), source);
  const lines = useLines(useMemo(() => ({ requests: queries.requests, received: queries.received, failed: queries.failed }), [queries]), source);
  const names = useMemo(() => services.map(({ service }) => service), [services]);
  const unseen = useMemo(() => [...new Set(services.flatMap(({ profile, exposed }) => unseenCounters(profile, exposed)))], [services]);
  const knowledgeOf = useAnnouncedMetrics(connection, names, unseen, deadline);
  const present = knownInstant(now);
  const before = knownInstant(hourAgo);
  return useMemo(
    () =>
      present && {
        at: present.time,
        isOver,
        now: splitByService(present.samples),
        hourAgo: before && splitByService(before.samples),
        lines: { requests: linesByService(lines('requests')), received: linesByService(lines('received')), failed: linesByService(lines('failed')) },
        step,
        refreshInterval,
        knowledgeOf,
      },
    [present, before, lines, step, isOver, refreshInterval, knowledgeOf],
  );
}
