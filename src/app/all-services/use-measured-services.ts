import { useMemo } from 'react';
import type { KnownService } from '@/app/discovery/known-services';
import type { Alerts } from '@/app/overview/alerts/use-alerts';
import { useRuleReader, type RuleMeaning } from '@/app/overview/alerts/use-rules';
import type { Thresholds } from '@/dashboard/thresholds';
import { concerns } from '@/health/alerts/decisive-alerts';
import type { AlertFacts } from '@/health/alerts/selected-alerts';
import { judgeFreshness, type Freshness } from '@/health/facts/freshness';
import { lastHeardOf, type ServicesSource } from '@/health/facts/read-services';
import type { ServiceFacts } from '@/health/service-facts';
import { withKnownLimits } from '@/health/system/saturation';
import { PATIENCE_FOR_LIMITS, PATIENCE_FOR_THE_PAST } from '@/health/verdict/timing/too-early';
import { useIsLate } from '@/panels/queries/use-is-late';
import type { AlertsAnswer } from '@/prometheus/rule';

export type MeasuredInput = {
  services: readonly KnownService[];
  /** null before the first answer. */
  facts: ReadonlyMap<string, ServiceFacts> | null;
  source: ServicesSource | null;
  limits: ReadonlyMap<string, RuleMeaning>;
  /** null while not read. */
  alerts: AlertsAnswer | null;
  now: number;
  /** Unix seconds since when the server does not answer; null while it does. */
  unreachableSince: number | null;
  /** Whether `now` is the end of a range that is over. */
  isOver: boolean;
};

/** What is measured of one service at one refresh. */
export type Measured = {
  facts: ServiceFacts;
  freshness: Freshness;
  alerts: AlertFacts | null;
  thresholds: Thresholds;
  areRulesAwaited: boolean;
  isPastAwaited: boolean;
};

/** By service; null before the first answer. */
export function useMeasuredServices({
  services,
  facts,
  source,
  limits,
  alerts,
  now,
  unreachableSince,
  isOver,
}: MeasuredInput): ReadonlyMap<string, Measured> | null {
  const isAwaited = [...limits.values()].some((each) => each.isAwaited);
  const isLate = useIsLate(facts !== null && isAwaited, PATIENCE_FOR_LIMITS);
  const isPastAwaited = [...(facts?.values() ?? [])].some(({ history }) => history.isAwaited);
  const isPastLate = useIsLate(isPastAwaited, PATIENCE_FOR_THE_PAST);
  return useMemo(() => {
    if (facts === null || source === null) return null;
    return new Map(
      services.flatMap(({ service }) => {
        const [limitsOf, factsOf] = [limits.get(service), facts.get(service)];
        if (limitsOf === undefined || factsOf === undefined) return [];
        const measured: Measured = {
          facts: factsOf,
          freshness: judgeFreshness({
            newestSample: lastHeardOf(source.now.get(service)),
            now,
            scrapeInterval: factsOf.scrapeInterval,
            refreshInterval: source.refreshInterval,
            unreachableSince,
            isOver,
          }),
          alerts: alerts && { alerts: activeAlerts(alerts, service), lightOf: limitsOf.lightOf },
          thresholds: withKnownLimits(limitsOf.thresholds, factsOf.saturation),
          areRulesAwaited: isAwaited && !isLate,
          isPastAwaited: factsOf.history.isAwaited && !isPastLate,
        };
        return [[service, measured] as const];
      }),
    );
  }, [services, facts, source, limits, isAwaited, isLate, isPastLate, alerts, now, unreachableSince, isOver]);
}

/** The limits of each service, as its alert rules set them; the same map until they change. */
export function useLimits(
  services: readonly KnownService[],
  thresholds: Thresholds,
  rules: Alerts,
): ReadonlyMap<string, RuleMeaning> {
  const read = useRuleReader(thresholds, rules);
  return useMemo(() => new Map(services.map(({ service, profile }) => [service, read(profile)])), [services, read]);
}

const activeAlerts = ({ alerts }: AlertsAnswer, service: string) =>
  alerts.filter((alert) => alert.state !== 'inactive' && concerns(alert, service));
