import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { MetricKnowledge } from '@/health/facts/measured';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { serverQuery } from '@/panels/queries/server-query';
import { useQueries } from '@/panels/queries/use-queries';
import type { Connection } from '@/prometheus/connection/connection';
import { announcersKey } from '@/prometheus/query-keys';
import type { Announcers } from '@/prometheus/server/facts';

/**
 * Seconds between two queries for metadata, which changes with deployments, and is incomplete after a start of the
 * server.
 */
const EVERY = 300;
const WHILE_NOBODY = 30;

/**
 * Whether a metric without samples is known to the service. A counter that was never incremented has no samples, but is
 * in the metadata of its targets, so that its absence means zero. One that is not in the metadata is not measured.
 */
export function useMetricKnowledge(
  connection: Connection,
  profile: ServiceProfile,
  exposed: ReadonlySet<string>,
  deadline: number,
): (metric: string) => MetricKnowledge {
  const { service } = profile;
  const announced = useAnnouncedMetrics(connection, [service], unseenCounters(profile, exposed), deadline);
  return useCallback((metric) => announced(metric, service), [announced, service]);
}

/** The counters of failures that have no samples, and so may be zero or not measured. */
export function unseenCounters(profile: ServiceProfile, exposed: ReadonlySet<string>): string[] {
  return countersOf(profile).filter((metric) => !exposed.has(metric));
}

/** The same of any number of services, each by itself: what one of them announces says nothing of another. */
export function useAnnouncedMetrics(
  connection: Connection,
  services: readonly string[],
  unseen: readonly string[],
  deadline: number,
): (metric: string, service: string) => MetricKnowledge {
  const { name } = connection.server;
  // Of many all that announce it are asked: a question for each, or one with their names, would be another one with
  // every service that comes.
  const [only = null, ...others] = services;
  const job = others.length === 0 ? only : null;
  const answers = useQueries({
    queries: unseen.map((metric) =>
      serverQuery({
        connection,
        deadline,
        refreshEvery: (announcers: Announcers) => (announcers.length === 0 ? WHILE_NOBODY : EVERY),
        priority: 'visible',
        title: `What is known of ${metric}`,
        key: announcersKey(name, metric, job),
        ask: (driver, signal) => driver.announcers(metric, job, signal),
      }),
    ),
  });
  // As text, so that the function below is the same one until something new is known.
  const text = JSON.stringify(
    unseen.map((metric, i) => [metric, services.map((service) => [service, knowledgeFrom(answers[i], service)])]),
  );
  return useMemo(() => {
    const known = new Map(
      (JSON.parse(text) as [string, [string, MetricKnowledge][]][]).map(([metric, of]) => [metric, new Map(of)]),
    );
    return (metric, service) => known.get(metric)?.get(service) ?? 'known';
  }, [text]);
}

function knowledgeFrom(
  answer: Pick<UseQueryResult<Announcers>, 'data' | 'errorUpdateCount'> | undefined,
  service: string,
): MetricKnowledge {
  if (answer?.data === undefined) return (answer?.errorUpdateCount ?? 0) > 0 ? 'untold' : 'asking';
  return answer.data === 'not told' || answer.data.includes(service) ? 'known' : 'unknown';
}

/** The counters of failures: what may be absent because nothing ever failed. */
function countersOf({ errors }: ServiceProfile): string[] {
  if (errors?.source.kind !== 'separate-counters') return [];
  const { serverErrors, clientErrors } = errors.source;
  return clientErrors === null ? [serverErrors.metric] : [serverErrors.metric, clientErrors.metric];
}
