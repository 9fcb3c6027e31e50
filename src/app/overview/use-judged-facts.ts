import { useMemo } from 'react';
import type { Config } from '@/app/config/config';
import { isAsked, useAlerts, type Alerts } from '@/app/overview/alerts/use-alerts';
import { useAlertsThen } from '@/app/overview/alerts/use-alerts-then';
import { useFiredAlerts, type FiredAlerts } from '@/app/overview/alerts/use-fired-alerts';
import { useFreshness } from '@/app/overview/facts/use-freshness';
import type { PageSource } from '@/app/overview/facts/use-page-source';
import type { Facts } from '@/app/overview/facts/use-service-facts';
import { withResources, type System } from '@/app/overview/system/use-system';
import { useVerdict } from '@/app/overview/verdict/use-verdict';
import type { Filters } from '@/dashboard/filters';
import type { Thresholds } from '@/dashboard/thresholds';
import { alertFactsOf, filterLabelsOf } from '@/health/alerts/selected-alerts';
import type { Freshness } from '@/health/facts/freshness';
import type { ServiceFacts } from '@/health/service-facts';
import type { Verdict } from '@/health/verdict/verdict';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { useLimits } from './use-limits';

type MeasuredPage = {
  config: Pick<Config, 'thresholds'>;
  profile: ServiceProfile;
  filters: Filters;
  page: PageSource;
  measured: Facts;
  timeZone: string;
};

/** `facts`: those that were measured, and what is asked after them. `thresholds`: those that panels show. */
type JudgedPage = {
  facts: ServiceFacts | null;
  freshness: Freshness;
  thresholds: Thresholds;
  system: System;
  alerts: Alerts;
  verdict: Verdict | null;
};

/** What is measured, with alerts, resources and limits, and the verdict on it. */
export function useJudgedFacts({ config, profile, filters, page, measured, timeZone }: MeasuredPage): JudgedPage {
  const { problem, laterSource } = measured;
  const { connection, deadline } = page.source;
  const alertsNow = useAlerts(connection, deadline);
  const alerts = useAlertsThen(alertsNow, page.source);
  const { system, thresholds, judgedBy, lightOf, isAwaited } = useLimits({
    configured: config.thresholds,
    alerts: alertsNow,
    profile,
    filters,
    page,
    source: laterSource,
    facts: measured.facts,
  });
  const fired = useFiredAlerts(filters, filterLabelsOf(profile), laterSource, alertsNow.answer);
  const facts = useMemo(
    () => measured.facts && withLaterFacts(measured.facts, system, fired),
    [measured.facts, system, fired],
  );
  const alertFacts = useMemo(
    () => alertFactsOf(alerts, filters, profile, lightOf),
    [alerts, filters, profile, lightOf],
  );
  const isPending = alertFacts?.alerts.some(({ state }) => state === 'pending') === true;
  const { freshness, at } = useFreshness(measured, isPending, page);
  const verdict = useVerdict({
    filters,
    facts,
    problem,
    thresholds: judgedBy,
    areRulesAwaited: isAwaited || isAsked(alerts),
    alerts: alertFacts,
    freshness,
    timeZone,
    now: at,
  });
  return { facts, freshness, thresholds, system, alerts, verdict };
}

/** With what is asked after the lines. */
function withLaterFacts(
  { history, ...facts }: ServiceFacts,
  system: System,
  { alerts, isAwaited }: FiredAlerts,
): ServiceFacts {
  return withResources(
    { ...facts, history: { ...history, alerts, isAwaited: isAwaited || history.isAwaited } },
    system,
  );
}
