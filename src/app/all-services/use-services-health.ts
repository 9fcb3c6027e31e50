import { useMemo } from 'react';
import type { Thresholds } from '@/dashboard/thresholds';
import { concerns } from '@/health/alerts/decisive-alerts';
import type { AlertFacts } from '@/health/alerts/selected-alerts';
import { isPunctual, judgeFreshness, type Freshness } from '@/health/facts/freshness';
import { judge } from '@/health/verdict/judge';
import { factsOfService, lastHeardOf, type ServicesSource } from '@/health/facts/read-services';
import { withKnownLimits } from '@/health/system/saturation';
import type { ServiceFacts } from '@/health/service-facts';
import { steady, type SteadyState } from '@/health/verdict/timing/steady';
import { isTooEarly, PATIENCE_FOR_LIMITS } from '@/health/verdict/timing/too-early';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { useIsLate } from '@/panels/queries/use-is-late';
import { useStateOf } from '@/panels/use-state-of';
import type { Alert, AlertsAnswer } from '@/prometheus/rule';
import { rankServices, serviceRow, type HeldAs, type ServiceRow } from '@/panels/service-table/service-row';
import type { Alerts } from '@/app/overview/alerts/use-alerts';
import { useRuleReader } from '@/app/overview/alerts/use-rules';
import { USUAL_INTERVAL } from '@/app/discovery/use-scrape';
import type { KnownService } from '@/app/discovery/known-services';

type HealthInput = {
  /** The name of the server whose services these are. */
  server: string;
  services: readonly KnownService[];
  source: ServicesSource | null;
  intervals: ReadonlyMap<string, number> | null;
  /** null while not read. */
  alerts: AlertsAnswer | null;
  rules: Alerts;
  heldAs: (alert: Alert) => HeldAs | null;
  thresholds: Thresholds;
  timeZone: string;
  now: number;
  /** Unix seconds since when the server does not answer; null while it does. */
  unreachableSince: number | null;
  /** Whether `now` is the end of a range that is over. */
  isOver: boolean;
};

/** What is measured of one service at one refresh. */
type Measured = {
  facts: ServiceFacts;
  freshness: Freshness;
  alerts: AlertFacts | null;
  thresholds: Thresholds;
  areRulesAwaited: boolean;
  isPastAwaited: false;
};

/**
 * All services as their own pages would judge them, the worst first; null before the first answer and while it is too
 * early to judge one of them.
 */
export function useServicesHealth(input: HealthInput): readonly ServiceRow[] | null {
  const { server, services, heldAs, timeZone, now } = input;
  const measured = useMeasured(input);
  const [states, setStates] = useStateOf<{
    of: typeof measured;
    at: number;
    by: ReadonlyMap<string, SteadyState>;
  } | null>(server, null);
  // A light is held steady across refreshes, so what is shown follows from what was shown: React renders again with
  // what it became.
  if (measured !== null && (states === null || states.of !== measured || states.at !== now)) {
    const entries = services.flatMap(({ service }) => {
      const state = nextState(states?.by.get(service) ?? null, measured.get(service), timeZone, now);
      return state === null ? [] : [[service, state] as const];
    });
    setStates({ of: measured, at: now, by: new Map(entries) });
  }
  return useMemo(() => {
    if (states === null || states.of === null) return null;
    const rows = [...states.of].flatMap(([service, { facts, alerts, freshness }]) => {
      const shown = states.by.get(service)?.shown;
      return shown === undefined ? [] : [serviceRow(facts, shown, alerts, freshness.state !== 'current', heldAs)];
    });
    // Judged all at once, because with one of them missing the counts of the headline would be wrong.
    return rows.length < states.of.size ? null : rankServices(rows);
  }, [states, heldAs]);
}

function nextState(
  before: SteadyState | null,
  measured: Measured | undefined,
  timeZone: string,
  now: number,
): SteadyState | null {
  if (measured === undefined) return before;
  const { freshness } = measured;
  const lastCurrent = freshness.state === 'current' ? null : (before?.lastCurrent ?? null);
  const verdict = judge({ ...measured, timeZone, now, lastCurrent });
  return before === null && isTooEarly(verdict, measured)
    ? null
    : steady(before, verdict, isPunctual(freshness, measured.facts.scrapeInterval));
}

function useMeasured({
  services,
  source,
  intervals,
  alerts,
  rules,
  thresholds,
  now,
  unreachableSince,
  isOver,
}: HealthInput): ReadonlyMap<string, Measured> | null {
  const read = useRuleReader(thresholds, rules);
  const meanings = useMemo(
    () => new Map(services.map(({ service, profile }) => [service, read(profile)])),
    [services, read],
  );
  const facts = useMemo(
    () =>
      source === null
        ? null
        : new Map(services.map(({ service, profile }) => [service, factsOf(profile, source, intervals)])),
    [services, source, intervals],
  );
  const isAwaited = [...meanings.values()].some((meaning) => meaning.isAwaited);
  const isLate = useIsLate(facts !== null && isAwaited, PATIENCE_FOR_LIMITS);
  return useMemo(() => {
    if (facts === null || source === null) return null;
    return new Map(
      services.flatMap(({ service }) => {
        const meaning = meanings.get(service);
        const own = facts.get(service);
        if (meaning === undefined || own === undefined) return [];
        const newestSample = lastHeardOf(source.now.get(service));
        const freshness = judgeFreshness({
          newestSample,
          now,
          scrapeInterval: own.scrapeInterval,
          refreshInterval: source.refreshInterval,
          unreachableSince,
          isOver,
        });
        const alertsOf = alerts?.alerts.filter((alert) => alert.state !== 'inactive' && concerns(alert, service));
        const active = alertsOf === undefined ? null : { alerts: alertsOf, lightOf: meaning.lightOf };
        return [
          [
            service,
            {
              facts: own,
              freshness,
              alerts: active,
              thresholds: withKnownLimits(meaning.thresholds, own.saturation),
              areRulesAwaited: isAwaited && !isLate,
              isPastAwaited: false,
            },
          ] as const,
        ];
      }),
    );
  }, [services, facts, source, meanings, isAwaited, isLate, alerts, now, unreachableSince, isOver]);
}

const factsOf = (profile: ServiceProfile, source: ServicesSource, intervals: ReadonlyMap<string, number> | null) =>
  factsOfService(profile, intervals?.get(profile.service) ?? USUAL_INTERVAL, source);
