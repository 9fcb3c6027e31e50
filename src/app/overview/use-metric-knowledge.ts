import { useQueries } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { MetricKnowledge } from '@/health/measured';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { serverQuery } from '@/panels/server-query';
import type { Connection } from '@/prometheus/connection';
import { metadataKey } from '@/prometheus/query-keys';

/** What targets announce changes with their deployments; seconds. */
const EVERY = 300;

/**
 * Whether a metric without samples is known to anybody. A counter that was never incremented has no samples, but its target announces it:
 * then its absence means zero. One that nobody announces is not measured, and zero would be a lie.
 */
export function useMetricKnowledge(
  connection: Connection,
  profile: ServiceProfile,
  exposed: ReadonlySet<string>,
  deadline: number,
): (metric: string) => MetricKnowledge {
  return useAnnouncedMetrics(connection, unseenCounters(profile, exposed), deadline);
}

/** The counters of failures that have no samples, and so may be zero or not measured. */
export function unseenCounters(profile: ServiceProfile, exposed: ReadonlySet<string>): string[] {
  return countersOf(profile).filter((metric) => !exposed.has(metric));
}

/** Whether metrics that have no samples are known to anybody, whosever they are; any other one is. */
export function useAnnouncedMetrics(connection: Connection, unseen: readonly string[], deadline: number): (metric: string) => MetricKnowledge {
  const answers = useQueries({
    queries: unseen.map((metric) =>
      serverQuery({
        connection,
        deadline,
        every: EVERY,
        priority: 'visible',
        what: `What is known of ${metric}`,
        key: metadataKey(connection.server.name, metric),
        ask: (driver, signal) => driver.metadata(metric, signal),
      }),
    ),
  });
  // As text, so that the function below is the same one until something new is known.
  const unknown = unseen.filter((_, i) => answers[i]?.data?.length === 0).join(' ');
  const untold = unseen.filter((_, i) => answers[i]?.data === undefined && (answers[i]?.errorUpdateCount ?? 0) > 0).join(' ');
  const asking = unseen.filter((_, i) => answers[i]?.data === undefined && answers[i]?.errorUpdateCount === 0).join(' ');
  return useCallback((metric) => knowledgeFrom(metric, { unknown, untold, asking }), [unknown, untold, asking]);
}

/** The names of metrics, by what is known of them. */
type Names = Readonly<Record<Exclude<MetricKnowledge, 'known'>, string>>;

function knowledgeFrom(metric: string, names: Names): MetricKnowledge {
  return (['unknown', 'untold', 'asking'] as const).find((knowledge) => names[knowledge].split(' ').includes(metric)) ?? 'known';
}

/** The counters of failures: what may be absent because nothing ever failed. */
function countersOf({ errors }: ServiceProfile): string[] {
  if (errors?.source.kind !== 'separate-counters') return [];
  const { serverErrors, clientErrors } = errors.source;
  return clientErrors === null ? [serverErrors.metric] : [serverErrors.metric, clientErrors.metric];
}
