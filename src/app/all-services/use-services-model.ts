import { useMemo } from 'react';
import type { KnownService } from '@/app/discovery/known-services';
import { USUAL_INTERVAL } from '@/app/discovery/use-scrape';
import { useAlerts } from '@/app/overview/alerts/use-alerts';
import { useAlertsThen } from '@/app/overview/alerts/use-alerts-then';
import { useServerStatus } from '@/app/refresh/server-status/use-server-status';
import { endsNow, resolveRange, type TimeRange } from '@/dashboard/time-range/time-range';
import { resolveZone } from '@/format/zone';
import { judgeFreshness, type Freshness, type FreshnessFacts } from '@/health/facts/freshness';
import { lastHeardOf, type ServicesSource } from '@/health/facts/read-services';
import type { ServiceRow } from '@/panels/service-table/service-row';
import type { Connection } from '@/prometheus/connection/connection';
import { snapRange } from '@/prometheus/step';
import { useLimits } from './use-measured-services';
import { useServicesAnswers } from './use-services-answers';
import { useServicesFacts } from './use-services-facts';
import { useServicesHealth } from './use-services-health';
import { useServicesSource, type ServicesInput } from './use-services-source';
import { useSuppressionReason } from './use-suppression-reason';

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

export function useServicesModel(input: ServicesInput): ServicesModel {
  const { config, connection, view } = input;
  const { range } = view;
  const { inspected, intervals, source, at, refreshInterval } = useServicesSource(input);
  const services = inspected ?? input.services;
  const answers = useServicesAnswers({
    connection,
    services,
    intervals,
    excluded: config.exclude,
    source,
    refreshInterval,
  });
  const alertsNow = useAlerts(connection, source.deadline);
  const alerts = useAlertsThen(alertsNow, source);
  const heldAs = useSuppressionReason(connection, source.deadline, alerts.answer?.isPast === true);
  const { since: unreachableSince } = useServerStatus(connection);
  const { start, end: now } = resolveRange(range, at);
  const isOver = !endsNow(range);
  const timeZone = resolveZone(view.timeZone);
  const limits = useLimits(services, config.thresholds, alertsNow);
  const facts = useServicesFacts({ services, answers, intervals, limits, excluded: config.exclude, source });
  const rows = useServicesHealth({
    server: connection.server.name,
    services,
    facts,
    source: answers,
    limits,
    alerts: alerts.answer,
    heldAs,
    timeZone,
    now,
    unreachableSince,
    isOver,
  });
  const heard = useMemo(() => (answers === null ? SILENCE : heardLast(answers, intervals)), [answers, intervals]);
  return {
    connection,
    services: inspected,
    rows,
    freshness: judgeFreshness({ ...heard, now, refreshInterval, unreachableSince, isOver }),
    range,
    ...snapRange(start, now, source.step),
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
