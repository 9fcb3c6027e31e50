import { useMemo } from 'react';
import type { KnownService } from '@/app/discovery/known-services';
import { USUAL_INTERVAL } from '@/app/discovery/use-scrape';
import type { Alerts } from '@/app/overview/alerts/use-alerts';
import { useRuleReader } from '@/app/overview/alerts/use-rules';
import type { Thresholds } from '@/dashboard/thresholds';
import { concerns } from '@/health/alerts/decisive-alerts';
import type { AlertFacts } from '@/health/alerts/selected-alerts';
import { judgeFreshness, type Freshness } from '@/health/facts/freshness';
import { factsOfService, lastHeardOf, type ServicesSource } from '@/health/facts/read-services';
import type { ServiceFacts } from '@/health/service-facts';
import { withKnownLimits } from '@/health/system/saturation';
import { PATIENCE_FOR_LIMITS } from '@/health/verdict/timing/too-early';
import { useIsLate } from '@/panels/queries/use-is-late';
import type { AlertsAnswer } from '@/prometheus/rule';

export type MeasuredInput = {
  services: readonly KnownService[];
  source: ServicesSource | null;
  intervals: ReadonlyMap<string, number> | null;
  /** null while not read. */
  alerts: AlertsAnswer | null;
  rules: Alerts;
  thresholds: Thresholds;
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
  isPastAwaited: false;
};

/** By service; null before the first answer. */
export function useMeasuredServices(input: MeasuredInput): ReadonlyMap<string, Measured> | null {
  const { services, source, alerts, now, unreachableSince, isOver } = input;
  const limits = useLimits(input);
  const facts = useFacts(input);
  const isAwaited = [...limits.values()].some((each) => each.isAwaited);
  const isLate = useIsLate(facts !== null && isAwaited, PATIENCE_FOR_LIMITS);
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
          isPastAwaited: false,
        };
        return [[service, measured] as const];
      }),
    );
  }, [services, facts, source, limits, isAwaited, isLate, alerts, now, unreachableSince, isOver]);
}

/** The limits of each service, as its alert rules set them. */
function useLimits({ services, rules, thresholds }: MeasuredInput) {
  const read = useRuleReader(thresholds, rules);
  return useMemo(() => new Map(services.map(({ service, profile }) => [service, read(profile)])), [services, read]);
}

function useFacts({ services, source, intervals }: MeasuredInput): ReadonlyMap<string, ServiceFacts> | null {
  return useMemo(
    () =>
      source &&
      new Map(
        services.map(({ service, profile }) => [
          service,
          factsOfService(profile, intervals?.get(service) ?? USUAL_INTERVAL, source),
        ]),
      ),
    [services, source, intervals],
  );
}

const activeAlerts = ({ alerts }: AlertsAnswer, service: string) =>
  alerts.filter((alert) => alert.state !== 'inactive' && concerns(alert, service));
