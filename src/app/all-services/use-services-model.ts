import { useMemo } from 'react';
import { endsNow, isLive, rangeLength, resolveRange, type TimeRange } from '@/dashboard/time-range/time-range';
import { resolveZone } from '@/format/zone';
import { judgeFreshness, type Freshness, type FreshnessFacts } from '@/health/facts/freshness';
import { lastHeardOf, type ServicesSource } from '@/health/facts/read-services';
import type { ServiceRow } from '@/panels/service-table/service-row';
import type { ConfiguredProfile } from '@/instrumentation/configured-profile';
import type { Connection } from '@/prometheus/connection/connection';
import { chooseStep, snapRange } from '@/prometheus/step';
import type { Config } from '@/app/config/config';
import { useAlerts } from '@/app/overview/alerts/use-alerts';
import { useAlertsThen } from '@/app/overview/alerts/use-alerts-then';
import { useInterval } from '@/app/refresh/interval/use-interval';
import { deadlineOf } from '@/app/refresh/interval/deadline';
import { useRefresh } from '@/app/refresh/use-refresh';
import { useServerStatus } from '@/app/refresh/server-status/use-server-status';
import { USUAL_INTERVAL } from '@/app/discovery/use-scrape';
import type { KnownService } from '@/app/discovery/known-services';
import type { ViewState } from '@/app/view/use-view-state';
import { useSuppressionReason } from './use-suppression-reason';
import { useInspectedServices } from './use-inspected-services';
import { useScrapeIntervals, useServicesAnswers } from './use-services-answers';
import { useServicesHealth } from './use-services-health';

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

/**
 * All that a page about all services shows, whatever its form. `rows` null until the first answer; `now` as of the
 * latest tick.
 */
export type ServicesModel = {
  connection: Connection;
  /** As they are read; null while that is being found out. */
  services: readonly KnownService[] | null;
  rows: readonly ServiceRow[] | null;
  /** Of the service that was heard of last: how old what the page knows is at least. */
  freshness: Freshness;
  range: TimeRange;
  start: number;
  end: number;
  timeZone: string;
  now: number;
  refreshInterval: number | null;
};

export function useServicesModel({
  config,
  connection,
  services: discovered,
  given = config.profiles,
  view,
  at: givenAt,
}: ServicesInput): ServicesModel {
  const { range } = view;
  const interval = useInterval(connection, view.refresh, config.serverShare);
  const deadline = deadlineOf(interval);
  const live = isLive(range);
  const ticks = useRefresh(connection, givenAt === undefined ? interval : null, live);
  const at = givenAt ?? ticks.at;
  const inspected = useInspectedServices(connection, discovered, given, deadline);
  const services = inspected ?? discovered;
  const intervals = useScrapeIntervals(connection, discovered, deadline);
  const step = chooseStep(rangeLength(range, at), PLOT_WIDTH, USUAL_INTERVAL);
  const isReady = intervals !== null && inspected !== null;
  const source = useMemo(
    () => ({ connection, range, step, deadline, isReady }),
    [connection, range, step, deadline, isReady],
  );
  const refreshInterval = live ? interval : null;
  const answers = useServicesAnswers({
    connection,
    services,
    intervals,
    excluded: config.exclude,
    source,
    refreshInterval,
  });
  const alertsNow = useAlerts(connection, deadline);
  const alerts = useAlertsThen(alertsNow, source);
  const { since } = useServerStatus(connection);
  const { start, end: now } = resolveRange(range, at);
  const isOver = !endsNow(range);
  const timeZone = resolveZone(view.timeZone);
  const heldAs = useSuppressionReason(connection, deadline, alerts.answer?.isPast === true);
  const rows = useServicesHealth({
    server: connection.server.name,
    services,
    source: answers,
    intervals,
    alerts: alerts.answer,
    rules: alertsNow,
    heldAs,
    thresholds: config.thresholds,
    timeZone,
    now,
    unreachableSince: since,
    isOver,
  });
  const heard = useMemo(() => (answers === null ? SILENCE : heardLast(answers, intervals)), [answers, intervals]);
  const freshness = judgeFreshness({ ...heard, now, refreshInterval, unreachableSince: since, isOver });
  return {
    connection,
    services: inspected,
    rows,
    freshness,
    range,
    ...snapRange(start, now, step),
    timeZone,
    now,
    refreshInterval,
  };
}

type Heard = Pick<FreshnessFacts, 'newestSample' | 'scrapeInterval'>;

const SILENCE: Heard = { newestSample: null, scrapeInterval: USUAL_INTERVAL };

/** When the service that was heard of last was, and how often that is. */
function heardLast({ now }: ServicesSource, intervals: ReadonlyMap<string, number> | null): Heard {
  const heard = [...now].map(([service, pulse]): Heard => ({
    newestSample: lastHeardOf(pulse),
    scrapeInterval: intervals?.get(service) ?? USUAL_INTERVAL,
  }));
  return heard.reduce(
    (last, one) => ((one.newestSample ?? -Infinity) > (last.newestSample ?? -Infinity) ? one : last),
    SILENCE,
  );
}
