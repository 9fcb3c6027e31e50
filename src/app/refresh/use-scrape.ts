import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { serverQuery } from '@/panels/server-query';
import type { Connection } from '@/prometheus/connection';
import { targetsKey } from '@/prometheus/query-keys';
import type { Target } from '@/prometheus/target';

/** Assumed where the server does not say (VictoriaMetrics, Thanos): the default of most setups. Seconds. */
export const USUAL_INTERVAL = 15;

/** A scrape error may change its words between refreshes; the targets themselves rarely do. Seconds. */
const EVERY = 30;

/** How a service is scraped. `isKnown` false: the answer is still under way, and windows chosen now would have to be chosen again. */
export type Scrape = { targets: readonly Target[]; interval: number; isKnown: boolean };

export function targetsQuestion(connection: Connection, service: string | null, deadline: number) {
  return serverQuery<readonly Target[]>({
    connection,
    deadline,
    // A service without targets would be read with windows that are not its own.
    every: (targets: readonly Target[]) => (targets.length === 0 ? 0 : EVERY),
    enabled: service !== null,
    what: 'Targets',
    key: targetsKey(connection.server.name, service ?? ''),
    ask: (driver, signal) => driver.targets(signal, service ?? undefined),
  });
}

/** Has the targets of a service asked for while it is still found out how it is instrumented: both must be known before the first line is. */
export function useTargetsAhead(connection: Connection, service: string | null, deadline: number): void {
  useQuery({ ...targetsQuestion(connection, service, deadline), notifyOnChangeProps: [] });
}

export function useScrape(connection: Connection, service: string | null, deadline: number): Scrape {
  const { data, isPending, error } = useQuery(targetsQuestion(connection, service, deadline));
  const isKnown = !isPending || error !== null;
  return useMemo(() => ({ ...scrapeOf(data ?? [], service), isKnown }), [data, service, isKnown]);
}

export function scrapeOf(known: readonly Target[], service: string | null): Omit<Scrape, 'isKnown'> {
  const targets = known.filter((target) => target.labels['job'] === service);
  const intervals = targets.flatMap(({ scrapeInterval }) => scrapeInterval ?? []);
  return { targets, interval: intervals.length > 0 ? Math.max(...intervals) : USUAL_INTERVAL };
}
