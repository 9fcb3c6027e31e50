import { useMemo } from 'react';
import type { Config } from '@/app/config/config';
import type { KnownService } from '@/app/discovery/known-services';
import { USUAL_INTERVAL } from '@/app/discovery/use-scrape';
import { deadlineOf } from '@/app/refresh/interval/deadline';
import { useInterval } from '@/app/refresh/interval/use-interval';
import { useRefresh } from '@/app/refresh/use-refresh';
import type { ViewState } from '@/app/view/use-view-state';
import { isLive, rangeLength } from '@/dashboard/time-range/time-range';
import type { ConfiguredProfile } from '@/instrumentation/configured-profile';
import type { VectorSource } from '@/panels/queries/vector-question';
import type { Connection } from '@/prometheus/connection/connection';
import { chooseStep } from '@/prometheus/step';
import { useInspectedServices } from './use-inspected-services';
import { useScrapeIntervals } from './use-services-answers';

/** About as many points as a small line needs; forty services have two of them each. */
const PLOT_WIDTH = 240;

/**
 * `given`: what is said by hand of how services are read; without it the configuration. `at`: the server's time of a
 * look that something else decides, such as the wall that this is a small part of; without it the page's own ticks do.
 */
export type ServicesInput = {
  config: Config;
  connection: Connection;
  services: readonly KnownService[];
  given?: readonly ConfiguredProfile[];
  view: Pick<ViewState, 'range' | 'refresh' | 'timeZone'>;
  at?: number;
};

/** How the services are read, and how often and over what they are asked about. */
export type AskedServices = {
  /** As they are read; null while that is being found out. */
  inspected: readonly KnownService[] | null;
  /** Seconds between scrapes by service; null while not known. */
  intervals: ReadonlyMap<string, number> | null;
  source: VectorSource;
  /** The server's time of the latest tick, Unix seconds. */
  at: number;
  /** Seconds between refreshes; null while paused or over a fixed range. */
  refreshInterval: number | null;
};

export function useServicesSource({
  config,
  connection,
  services,
  given = config.profiles,
  view: { range, refresh },
  at: givenAt,
}: ServicesInput): AskedServices {
  const interval = useInterval(connection, refresh, config.serverShare);
  const deadline = deadlineOf(interval);
  const live = isLive(range);
  const ticks = useRefresh(connection, givenAt === undefined ? interval : null, live);
  const at = givenAt ?? ticks.at;
  const inspected = useInspectedServices(connection, services, given, deadline);
  const intervals = useScrapeIntervals(connection, services, deadline);
  const step = chooseStep(rangeLength(range, at), PLOT_WIDTH, USUAL_INTERVAL);
  const isReady = intervals !== null && inspected !== null;
  const source = useMemo(
    () => ({ connection, range, step, deadline, isReady }),
    [connection, range, step, deadline, isReady],
  );
  return { inspected, intervals, source, at, refreshInterval: live ? interval : null };
}
