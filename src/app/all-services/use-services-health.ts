import { useMemo } from 'react';
import { isPunctual } from '@/health/facts/freshness';
import { judge } from '@/health/verdict/judge';
import { steady, type SteadyState } from '@/health/verdict/timing/steady';
import { isTooEarly } from '@/health/verdict/timing/too-early';
import { rankServices, serviceRow, type HeldAs, type ServiceRow } from '@/panels/service-table/service-row';
import { useStateOf } from '@/panels/use-state-of';
import type { Alert } from '@/prometheus/rule';
import { useMeasuredServices, type Measured, type MeasuredInput } from './use-measured-services';

type HealthInput = MeasuredInput & {
  /** The name of the server whose services these are. */
  server: string;
  heldAs: (alert: Alert) => HeldAs | null;
  timeZone: string;
};

/**
 * All services as their own pages would judge them, the worst first; null before the first answer and while it is too
 * early to judge one of them.
 */
export function useServicesHealth(input: HealthInput): readonly ServiceRow[] | null {
  const { server, services, heldAs, timeZone, now } = input;
  const measured = useMeasuredServices(input);
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
