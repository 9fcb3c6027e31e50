import { useMemo, useSyncExternalStore } from 'react';
import { buildOverview, type Overview } from '@/dashboard/overview';
import type { Filters } from '@/dashboard/filters';
import { isLive, rangeLength, resolveRange } from '@/dashboard/time-range';
import { judgeFreshness, type Freshness } from '@/health/freshness';
import type { ServiceFacts } from '@/health/service-facts';
import type { Verdict } from '@/health/verdict';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { resolveZone } from '@/format/zone';
import type { PanelView } from '@/panels/panel-view';
import type { Connection } from '@/prometheus/connection';
import { chooseStep, snapRange } from '@/prometheus/step';
import type { Config } from './config';
import { readingsOf } from './readings';
import { useAlerts, type Alerts } from './use-alerts';
import { useColours } from './use-colours';
import { useMetricKnowledge } from './use-metric-knowledge';
import { deadlineOf, useRefresh } from './use-refresh';
import { useScrape } from './use-scrape';
import { useServiceFacts } from './use-service-facts';
import { useThresholds } from './use-thresholds';
import { useVerdict } from './use-verdict';
import type { ViewActions, ViewState } from './use-view-state';

/** Wide enough for the widest chart; a resize by a few pixels must not ask everything again. */
const PLOT_WIDTH = 900;

export type OverviewInput = {
  config: Config;
  connection: Connection;
  profile: ServiceProfile;
  exposed: ReadonlySet<string>;
  view: ViewState;
  actions: ViewActions;
};

/** All that a page about one service shows, whatever its form. `facts` and `verdict` are null until the first answer. */
export type OverviewModel = {
  overview: Overview;
  panelView: PanelView;
  filters: Filters;
  profile: ServiceProfile;
  facts: ServiceFacts | null;
  verdict: Verdict | null;
  freshness: Freshness;
  alerts: Alerts;
  /** Unix seconds on the server's clock as of the latest tick. */
  now: number;
  /** Seconds between refreshes; null while paused or over a fixed range. */
  refreshInterval: number | null;
};

export function useOverview({ config, connection, profile, exposed, view, actions }: OverviewInput): OverviewModel {
  const interval = view.refresh === 'off' ? null : view.refresh;
  const deadline = deadlineOf(interval);
  const live = isLive(view.range);
  const { at } = useRefresh(connection, interval, live);
  const scrape = useScrape(connection, profile.service, deadline);
  const filters = useMemo(
    (): Filters => ({ service: profile.service, endpoints: view.endpoints, instances: view.instances, excluded: config.exclude }),
    [profile.service, view.endpoints, view.instances, config.exclude],
  );
  const step = chooseStep(rangeLength(view.range, at), PLOT_WIDTH, scrape.interval);
  const overview = useMemo(() => buildOverview(profile, filters, { scrapeInterval: scrape.interval, step }), [profile, filters, scrape.interval, step]);
  const source = useMemo(() => ({ connection, range: view.range, step, deadline }), [connection, view.range, step, deadline]);
  const knowledgeOf = useMetricKnowledge(connection, profile, exposed, deadline);
  const refreshInterval = live ? interval : null;
  const { targets, interval: scrapeInterval } = scrape;
  const input = useMemo(
    () => ({ profile, overview, source, targets, scrapeInterval, refreshInterval, knowledgeOf }),
    [profile, overview, source, targets, scrapeInterval, refreshInterval, knowledgeOf],
  );
  const { facts, newestSample } = useServiceFacts(input);
  const alerts = useAlerts(connection, deadline);
  const thresholds = useThresholds(config.thresholds, alerts, profile);
  const status = useSyncExternalStore(connection.status.subscribe, connection.status.get);
  const now = live ? at : resolveRange(view.range, at).end;
  const freshness = useMemo(
    () => judgeFreshness({ newestSample, now, scrapeInterval, refreshInterval, unreachableSince: status.since }),
    [newestSample, now, scrapeInterval, refreshInterval, status.since],
  );
  const timeZone = resolveZone(view.timeZone);
  const alertFacts = useMemo(() => (alerts.answer === null ? null : { alerts: alerts.answer.alerts }), [alerts.answer]);
  const verdict = useVerdict({ facts, thresholds, alerts: alertFacts, freshness, timeZone, now });
  const { colourOf, endOf } = useColours(facts);
  const { start, end } = useMemo(() => snapped(view.range, now, step), [view.range, now, step]);
  const readings = useMemo(() => readingsOf(facts), [facts]);
  const hasTraffic = facts === null || facts.current.requestRate === null ? null : facts.current.requestRate > 0;
  const panelView = useMemo(
    (): PanelView => ({
      ...source,
      start,
      end,
      timeZone,
      freshness,
      hasTraffic,
      thresholds,
      readings,
      colourOf,
      endOf,
      changes: facts?.changes ?? NO_CHANGES,
      knowledgeOf,
      zoom: actions.zoom,
      pick: (filter, value) => toggleFilter(actions, filters, filter, value),
    }),
    [source, start, end, timeZone, freshness, hasTraffic, thresholds, readings, colourOf, endOf, facts, knowledgeOf, actions, filters],
  );
  return { overview, panelView, filters, profile, facts, verdict, freshness, alerts, now, refreshInterval };
}

const NO_CHANGES: ServiceFacts['changes'] = [];

function snapped(range: ViewState['range'], now: number, step: number): { start: number; end: number } {
  const { start, end } = resolveRange(range, now);
  return snapRange(start, end, step);
}

/** Picking what is filtered by already takes the filter away again. */
function toggleFilter(actions: ViewActions, filters: Filters, filter: 'endpoint' | 'instance', value: string): void {
  const chosen = filter === 'endpoint' ? filters.endpoints : filters.instances;
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  if (filter === 'endpoint') actions.setEndpoints(next);
  else actions.setInstances(next);
}
