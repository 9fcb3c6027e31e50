import { useMemo } from 'react';
import type { Config } from '@/app/config/config';
import { isAsked, useAlerts, type Alerts } from '@/app/overview/alerts/use-alerts';
import { useAlertsThen } from '@/app/overview/alerts/use-alerts-then';
import { useFiredAlerts, type FiredAlerts } from '@/app/overview/alerts/use-fired-alerts';
import { useRules } from '@/app/overview/alerts/use-rules';
import { useFreshness } from '@/app/overview/facts/use-freshness';
import { useMetricKnowledge } from '@/app/overview/facts/use-metric-knowledge';
import { usePageSource, type PageSource } from '@/app/overview/facts/use-page-source';
import { useScrapeErrors } from '@/app/overview/facts/use-scrape-errors';
import { useServiceFacts, type Facts } from '@/app/overview/facts/use-service-facts';
import { usePanelView } from '@/app/overview/panel-view/use-panel-view';
import { useSystem, withResources, type System } from '@/app/overview/system/use-system';
import { useVerdict } from '@/app/overview/verdict/use-verdict';
import { useUnchanged } from '@/app/rendering/use-unchanged';
import type { ViewActions, ViewState } from '@/app/view/use-view-state';
import { filtersOf, type Filters } from '@/dashboard/filters';
import { buildOverview, type Overview } from '@/dashboard/overview/overview';
import { resolveZone } from '@/format/zone';
import { alertFactsOf, filterLabelsOf } from '@/health/alerts/selected-alerts';
import type { Freshness } from '@/health/facts/freshness';
import type { Saturation, ServiceFacts } from '@/health/service-facts';
import { withKnownLimits } from '@/health/system/saturation';
import type { Verdict } from '@/health/verdict/verdict';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import type { PanelView } from '@/panels/panel-view';
import type { VectorSource } from '@/panels/queries/vector-question';
import type { Connection } from '@/prometheus/connection/connection';
import { useFolds, type Folds } from './use-folds';

export type OverviewInput = {
  config: Config;
  connection: Connection;
  profile: ServiceProfile;
  exposed: ReadonlySet<string>;
  view: ViewState;
  actions: ViewActions;
};

/**
 * The model of a page about one service, in any mode. `facts` and `verdict` are null until the first answer, and the
 * verdict also while it is too early for one.
 */
export type OverviewModel = {
  overview: Overview;
  panelView: PanelView;
  /** For what is asked after what is drawn first. */
  later: VectorSource;
  filters: Filters;
  profile: ServiceProfile;
  system: System;
  folds: Folds;
  facts: ServiceFacts | null;
  verdict: Verdict | null;
  freshness: Freshness;
  /** Warnings of the server or the answers about the numbers behind the verdict. */
  doubts: readonly string[];
  alerts: Alerts;
  /** The tables of the page as the reader has sorted and searched them. */
  tables: ViewState['tables'];
  tableActions: ViewActions['tableActions'];
  /** The end of what is looked at as of the latest tick, Unix seconds on the server's clock. */
  now: number;
  /** Seconds between refreshes; null while paused or over a fixed range. */
  refreshInterval: number | null;
};

export function useOverview({ config, connection, profile, exposed, view, actions }: OverviewInput): OverviewModel {
  // Whatever is remembered from refresh to refresh belongs to one set of filters.
  const filters = useUnchanged(filtersOf(profile, view, config.exclude));
  const page = usePageSource(connection, profile, view, filters, config.serverShare);
  const { deadline } = page.source;
  const overview = useBuiltOverview(profile, filters, page);
  const knowledgeOf = useMetricKnowledge(connection, profile, exposed, deadline);
  const { drawn, later, ...told } = usePageFacts(profile, filters, overview, page, knowledgeOf);
  const { facts: measured, problem, doubts } = told;
  useScrapeErrors(connection, profile.service, measured);
  const alertsNow = useAlerts(connection, deadline);
  const alerts = useAlertsThen(alertsNow, page.source);
  const {
    thresholds: ruled,
    lightOf,
    isAwaited: areLimitsAwaited,
  } = useRules(config.thresholds, alertsNow, profile, filters);
  const system = useSystem({ profile, filters, page, source: later, facts: measured, thresholds: ruled });
  const folds = useFolds(system.groups, view, actions);
  const thresholds = useMemo(() => withKnownLimits(ruled, system.saturation ?? NOTHING), [ruled, system.saturation]);
  const judgedBy = useMemo(
    () => (system.saturation === null ? withKnownLimits(ruled, null) : thresholds),
    [ruled, system.saturation, thresholds],
  );
  const fired = useFiredAlerts(filters, filterLabelsOf(profile), later);
  const facts = useMemo(() => measured && withRest(measured, system, fired), [measured, system, fired]);
  const timeZone = resolveZone(view.timeZone);
  const alertFacts = useMemo(
    () => alertFactsOf(alerts, filters, profile, lightOf),
    [alerts, filters, profile, lightOf],
  );
  const { freshness, at } = useFreshness(
    told,
    alertFacts?.alerts.some(({ state }) => state === 'pending') === true,
    page,
  );
  const verdict = useVerdict({
    filters,
    facts,
    problem,
    thresholds: judgedBy,
    areRulesAwaited: areLimitsAwaited || isAsked(alerts),
    alerts: alertFacts,
    freshness,
    timeZone,
    now: at,
  });
  const panelView = usePanelView(
    { ...page, source: drawn },
    facts,
    problem,
    { timeZone, freshness, thresholds, knowledgeOf, linksTo: config.linksTo },
    filters,
    actions,
  );
  return {
    overview,
    panelView,
    later,
    filters,
    profile,
    system,
    folds,
    facts,
    verdict,
    freshness,
    doubts,
    alerts,
    tables: view.tables,
    tableActions: actions.tableActions,
    now: page.now,
    refreshInterval: page.refreshInterval,
  };
}

const NOTHING: readonly Saturation[] = [];

/** With what is asked after the rest. */
function withRest(
  { history, ...facts }: ServiceFacts,
  system: System,
  { alerts, isAwaited }: FiredAlerts,
): ServiceFacts {
  return withResources(
    { ...facts, history: { ...history, alerts, isAwaited: isAwaited || history.isAwaited } },
    system,
  );
}

function useBuiltOverview(profile: ServiceProfile, filters: Filters, { scrape, source }: PageSource): Overview {
  const { interval } = scrape;
  const { step } = source;
  return useMemo(
    () => buildOverview(profile, filters, { scrapeInterval: interval, step }),
    [profile, filters, interval, step],
  );
}

function usePageFacts(
  profile: ServiceProfile,
  filters: Filters,
  overview: Overview,
  page: PageSource,
  knowledgeOf: PanelView['knowledgeOf'],
): Facts {
  const { source, scrape, refreshInterval } = page;
  const { targets, interval: scrapeInterval } = scrape;
  return useServiceFacts(
    useMemo(
      () => ({ profile, filters, overview, source, targets, scrapeInterval, refreshInterval, knowledgeOf }),
      [profile, filters, overview, source, targets, scrapeInterval, refreshInterval, knowledgeOf],
    ),
  );
}
