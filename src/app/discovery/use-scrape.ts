import { useMemo } from 'react';
import { readIntervals, scrapesQuery } from '@/dashboard/queries/scrape-intervals';
import { instantQuestion } from '@/panels/queries/instant-question';
import { serverQuery } from '@/panels/queries/server-query';
import { useAnswer } from '@/panels/queries/use-answer';
import { useQuery } from '@/panels/queries/use-queries';
import type { Connection } from '@/prometheus/connection/connection';
import { targetsKey } from '@/prometheus/query-keys';
import type { Sample } from '@/prometheus/series';
import type { Target } from '@/prometheus/target';

/** Assumed where the scrape interval is not known: the usual one. Seconds. */
export const USUAL_INTERVAL = 15;

/** Targets are queried only this often, because they rarely change; seconds. */
const EVERY = 30;

/** How services are scraped changes with a deployment of the configuration; seconds. */
const COUNTED_EVERY = 300;

/** How a service is scraped. `isKnown` false: not answered yet, so that rate windows cannot be chosen. */
export type Scrape = { targets: readonly Target[]; interval: number; isKnown: boolean };

export function targetsQuestion(connection: Connection, service: string | null, deadline: number) {
  return serverQuery<readonly Target[]>({
    connection,
    deadline,
    // Without targets the interval is only assumed, so they are queried again at every refresh.
    refreshEvery: (targets: readonly Target[]) => (targets.length === 0 ? 0 : EVERY),
    enabled: service !== null,
    title: 'Targets',
    key: targetsKey(connection.server.name, service ?? ''),
    ask: (driver, signal) => driver.targets(signal, service ?? undefined),
  });
}

/** How often a service is scraped, as counted. */
export function intervalQuestion(connection: Connection, service: string, deadline: number, enabled = true) {
  return instantQuestion({ connection, deadline, refreshEvery: COUNTED_EVERY, enabled, expr: scrapesQuery([service]) });
}

/** What the answer says of one service. */
export function intervalOf(service: string, samples: readonly Sample[]): number {
  return readIntervals(samples).get(service) ?? USUAL_INTERVAL;
}

/**
 * Queries the targets of a service while its profile is still being found, because both are needed before the first
 * line is queried.
 */
export function useTargetsAhead(connection: Connection, service: string | null, deadline: number): void {
  useQuery({ ...targetsQuestion(connection, service, deadline), notifyOnChangeProps: [] });
}

export function useScrape(connection: Connection, service: string | null, deadline: number): Scrape {
  const { data, error } = useAnswer(targetsQuestion(connection, service, deadline));
  const isAnswered = data !== undefined || error !== null;
  const said = useMemo(() => scrapeOf(data ?? [], service), [data, service]);
  // Thanos, Mimir and VictoriaMetrics do not tell the interval, and neither does Prometheus for a job whose name
  // differs from its scrape pool.
  const isSilent = isAnswered && service !== null && said.interval === null;
  const counted = useAnswer(intervalQuestion(connection, service ?? '', deadline, isSilent));
  const isKnown = isAnswered && (!isSilent || counted.data !== undefined || counted.error !== null);
  const interval = said.interval ?? intervalOf(service ?? '', counted.data?.samples ?? []);
  return useMemo(() => ({ targets: said.targets, interval, isKnown }), [said, interval, isKnown]);
}

/** What the targets of a service say; `interval` null where none does. */
export function scrapeOf(
  known: readonly Target[],
  service: string | null,
): { targets: readonly Target[]; interval: number | null } {
  const targets = known.filter((target) => target.labels['job'] === service);
  const intervals = targets.flatMap(({ scrapeInterval }) => scrapeInterval ?? []);
  return { targets, interval: intervals.length > 0 ? Math.max(...intervals) : null };
}
