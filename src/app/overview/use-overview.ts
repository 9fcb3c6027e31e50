import { useMemo } from 'react';
import type { Config } from '@/app/config/config';
import type { Alerts } from '@/app/overview/alerts/use-alerts';
import { useMetricKnowledge } from '@/app/overview/facts/use-metric-knowledge';
import { usePageSource, type PageSource } from '@/app/overview/facts/use-page-source';
import { useScrapeErrors } from '@/app/overview/facts/use-scrape-errors';
import { useServiceFacts, type Facts } from '@/app/overview/facts/use-service-facts';
import { usePanelView } from '@/app/overview/panel-view/use-panel-view';
import type { System } from '@/app/overview/system/use-system';
import { useUnchanged } from '@/app/rendering/use-unchanged';
import type { ViewState } from '@/app/view/use-view-state';
import type { ViewActions } from '@/app/view/view-actions';
import { filtersOf, type Filters } from '@/dashboard/filters';
import { buildOverview, type Overview } from '@/dashboard/overview/overview';
import { resolveZone } from '@/format/zone';
import type { Freshness } from '@/health/facts/freshness';
import type { ServiceFacts } from '@/health/service-facts';
import type { Verdict } from '@/health/verdict/verdict';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import type { PanelView } from '@/panels/panel-view';
import type { VectorSource } from '@/panels/queries/vector-question';
import type { Connection } from '@/prometheus/connection/connection';
import { useJudgedFacts } from './use-judged-facts';
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
  laterSource: VectorSource;
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
  const overview = useBuiltOverview(profile, filters, page);
  const knowledgeOf = useMetricKnowledge(connection, profile, exposed, page.source.deadline);
  const measured = usePageFacts(profile, filters, overview, page, knowledgeOf);
  const { problem, doubts, lineSource, laterSource } = measured;
  useScrapeErrors(connection, profile.service, measured.facts);
  const timeZone = resolveZone(view.timeZone);
  const judged = useJudgedFacts({ config, profile, filters, page, measured, timeZone });
  const { facts, freshness, thresholds, system, alerts, verdict } = judged;
  const folds = useFolds(system.groups, view, actions);
  const panelView = usePanelView(
    { ...page, source: lineSource },
    facts,
    problem,
    { timeZone, freshness, thresholds, knowledgeOf, linksTo: config.linksTo },
    filters,
    actions,
  );
  return {
    overview,
    panelView,
    laterSource,
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
