import { useMemo } from 'react';
import { instantQuestion } from '@/panels/queries/instant-question';
import { serverQuery } from '@/panels/queries/server-query';
import { useQuery } from '@/panels/queries/use-queries';
import type { Connection } from '@/prometheus/connection/connection';
import { labelValuesKey, metricNamesKey } from '@/prometheus/query-keys';
import { selector, type LabelMatcher } from '@/promql/label-matcher';

/** Names change with deployments, and nobody waits for them to read the page; seconds. */
const RARELY = { refreshEvery: 300, deadline: 10, priority: 'background' } as const;

/** How far back a name counts as exposed, seconds. */
const LOOKBACK = 3600;

/** Labels that say nothing of what is measured. */
const OF_EVERY_METRIC: ReadonlySet<string> = new Set(['__name__', 'job', 'instance']);

type Asked = { connection: Connection; service: string };

const ofJob = (service: string): LabelMatcher => ({ name: 'job', op: '=', value: service });

function recently({ clock }: Connection) {
  const end = clock.now();
  return { start: end - LOOKBACK, end };
}

/** Names to choose from; `isAsked` while they are on their way, and null where they cannot be had. */
export type Names = { names: readonly string[] | null; isAsked: boolean };

/** Every metric of the service. */
export function useMetricNames({ connection, service }: Asked): Names {
  const matchers = useMemo(() => [ofJob(service)], [service]);
  const { data, isLoading } = useQuery(
    serverQuery({
      ...RARELY,
      connection,
      key: metricNamesKey(connection.server.name, matchers),
      ask: (driver, signal) => driver.metricNames(matchers, recently(connection), signal),
    }),
  );
  return { names: data ?? null, isAsked: isLoading };
}

/** The labels of a metric, from one of its series; null where it has no samples. */
export function useLabelNames({ connection, service }: Asked, metric: string | null): Names {
  const expr = `topk(1, ${selector(metric ?? 'up', [ofJob(service)])})`;
  const { data, isLoading } = useQuery(instantQuestion({ ...RARELY, connection, expr, enabled: metric !== null }));
  const labels = data?.samples[0]?.labels;
  return useMemo(
    () => ({
      names: labels === undefined ? null : Object.keys(labels).filter((name) => !OF_EVERY_METRIC.has(name)),
      isAsked: isLoading,
    }),
    [labels, isLoading],
  );
}

/** The values that a label has on a metric, as the evidence for reading it; null until they are known. */
export function useLabelValues(
  { connection, service }: Asked,
  metric: string | null,
  label: string,
): readonly string[] | null {
  const matchers = useMemo(
    (): LabelMatcher[] => [{ name: '__name__', op: '=', value: metric ?? '' }, ofJob(service)],
    [metric, service],
  );
  const { data } = useQuery(
    serverQuery({
      ...RARELY,
      connection,
      enabled: metric !== null && label !== '',
      key: labelValuesKey(connection.server.name, label, matchers),
      ask: (driver, signal) => driver.labelValues(label, matchers, recently(connection), signal),
    }),
  );
  return data ?? null;
}
