import { useMemo } from 'react';
import type { KnownService } from '@/app/discovery/known-services';
import { unseenCounters, useAnnouncedMetrics } from '@/app/overview/facts/use-metric-knowledge';
import { intervalOf } from '@/app/discovery/use-scrape';
import { scrapesQuery } from '@/dashboard/queries/scrape-intervals';
import { servicesQueries } from '@/dashboard/queries/services-queries';
import { endsNow } from '@/dashboard/time-range/time-range';
import type { VectorQuery } from '@/dashboard/vector-query';
import type { PulseSamples } from '@/health/facts/read-pulse';
import { linesByService, splitByService, type ServicesSource } from '@/health/facts/read-services';
import { useAnswer } from '@/panels/queries/use-answer';
import { useVectors } from '@/panels/queries/use-vectors';
import type { VectorSource } from '@/panels/queries/vector-question';
import { isSettled, knownAnswer, knownInstant } from '@/panels/queries/vector-state';
import { writeWithinLongest } from '@/prometheus/batching/in-parts';
import type { Connection } from '@/prometheus/connection/connection';
import type { Series } from '@/prometheus/series';
import { combinedQuestion } from './combined-question';

/** How services are scraped changes with a deployment of the configuration; seconds. */
const SCRAPES_EVERY = 300;

/**
 * Seconds between scrapes by service; null until it is known: rates asked with other windows would have to be asked
 * again.
 */
export function useScrapeIntervals(
  connection: Connection,
  services: readonly KnownService[],
  deadline: number,
): ReadonlyMap<string, number> | null {
  const exprs = useMemo(
    () =>
      services.length === 0
        ? []
        : writeWithinLongest(
            services.map(({ service }) => service),
            scrapesQuery,
          ),
    [services],
  );
  const { data, error } = useAnswer(combinedQuestion({ connection, deadline, exprs, refreshEvery: SCRAPES_EVERY }));
  const samples = data?.samples;
  const failed = error !== null;
  return useMemo(() => {
    if (samples === undefined && !failed) return null;
    return new Map(services.map(({ service }) => [service, intervalOf(service, samples ?? [])]));
  }, [samples, failed, services]);
}

type AnswersInput = {
  connection: Connection;
  services: readonly KnownService[];
  intervals: ReadonlyMap<string, number> | null;
  excluded: readonly string[] | null;
  source: VectorSource;
  refreshInterval: number | null;
};

const NO_INTERVALS: ReadonlyMap<string, number> = new Map();

/**
 * Everything that is known of all services, null before the first answer. As many requests as there are signals, but
 * for very many services.
 */
export function useServicesAnswers({
  connection,
  services,
  intervals,
  excluded,
  source,
  refreshInterval,
}: AnswersInput): ServicesSource | null {
  const { step, deadline } = source;
  const isOver = !endsNow(source.range);
  const queries = useMemo(
    () =>
      servicesQueries(
        services.map(({ profile }) => profile),
        { excluded, intervals: intervals ?? NO_INTERVALS, step },
      ),
    [services, excluded, intervals, step],
  );
  const now = useMoment(queries.now, source);
  const hourAgo = useMoment(queries.hourAgo, source);
  const requests = useLinesOf(queries.requests, source).byService;
  const received = useLinesOf(queries.received, source).byService;
  const failed = useLinesOf(queries.failed, source).byService;
  const names = useMemo(() => services.map(({ service }) => service), [services]);
  const unseen = useMemo(
    () => [...new Set(services.flatMap(({ profile, exposed }) => unseenCounters(profile, exposed)))],
    [services],
  );
  const knowledgeOf = useAnnouncedMetrics(connection, names, unseen, deadline);
  return useMemo(
    () =>
      now && {
        at: now.at,
        isOver,
        now: now.pulses,
        hourAgo: hourAgo && hourAgo.pulses,
        lines: { requests, received, failed },
        step,
        refreshInterval,
        knowledgeOf,
      },
    [now, hourAgo, requests, received, failed, step, isOver, refreshInterval, knowledgeOf],
  );
}

/**
 * A moment of all services; null until every question about it is answered. Each service has the instant of the answer
 * about it: at a refresh one comes before another.
 */
function useMoment(
  queries: readonly VectorQuery[],
  source: VectorSource,
): { pulses: ReadonlyMap<string, PulseSamples>; at: (service: string) => number } | null {
  const states = useVectors(queries, source);
  return useMemo(() => {
    const answers = states.flatMap((state) => knownInstant(state) ?? []);
    if (answers.length < states.length) return null;
    const byService = answers.flatMap(({ time, samples }) =>
      [...splitByService(samples)].map(([service, pulse]) => ({ service, pulse, time })),
    );
    const times = new Map(byService.map(({ service, time }) => [service, time]));
    const oldest = Math.min(...answers.map(({ time }) => time));
    return {
      pulses: new Map(byService.map(({ service, pulse }) => [service, pulse])),
      at: (service) => times.get(service) ?? oldest,
    };
  }, [states]);
}

/** Those of all services, or none; `isAwaited`: they may still be answered. */
export function useLinesOf(
  queries: readonly VectorQuery[],
  source: VectorSource,
): { byService: ReadonlyMap<string, Series>; isAwaited: boolean } {
  const { series, isAwaited } = useSeriesOf(queries, source);
  return useMemo(() => ({ byService: linesByService(series), isAwaited }), [series, isAwaited]);
}

/** The lines of all answers, or none. */
export function useSeriesOf(
  queries: readonly VectorQuery[],
  source: VectorSource,
): { series: readonly Series[]; isAwaited: boolean } {
  const states = useVectors(queries, source);
  return useMemo(() => {
    const answers = states.map(knownAnswer).flatMap((answer) => (answer?.kind === 'range' ? answer : []));
    return {
      series: answers.length < states.length ? [] : answers.flatMap(({ series }) => series),
      isAwaited: !states.every(isSettled),
    };
  }, [states]);
}
