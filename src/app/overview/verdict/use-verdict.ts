import { useMemo } from 'react';
import type { Filters } from '@/dashboard/filters';
import { isPunctual } from '@/health/facts/freshness';
import { judge } from '@/health/verdict/judge';
import type { JudgeInput } from '@/health/verdict/judged-facts';
import type { ServiceFacts } from '@/health/service-facts';
import { steady, type SteadyState } from '@/health/verdict/timing/steady';
import { isTooEarly, PATIENCE_FOR_LIMITS, PATIENCE_FOR_THE_PAST } from '@/health/verdict/timing/too-early';
import { verdictWithoutFacts } from '@/health/verdict/unknown-verdict';
import type { Verdict } from '@/health/verdict/verdict';
import { useIsLate } from '@/panels/queries/use-is-late';
import { useStateOf } from '@/panels/use-state-of';

export type VerdictInput = Omit<JudgeInput, 'facts' | 'lastCurrent'> & {
  filters: Filters;
  facts: ServiceFacts | null;
  /**
   * Why there are no facts, in the words of the server or of the browser; empty while nothing speaks against their
   * coming.
   */
  problem: string;
  /** Whether alerts, or rules that set other limits, may be under way. */
  areRulesAwaited: boolean;
};

/** `moment`: the end of a range that is over, Unix seconds. */
type Held = { moment: number | 'now'; state: SteadyState };

/**
 * The verdict as it is shown; null before the first facts and while it is too early for one. Its hysteresis (see
 * `steady`) starts anew when the filters or the moment change.
 */
export function useVerdict({
  filters,
  facts,
  problem,
  thresholds,
  areRulesAwaited,
  alerts,
  freshness,
  timeZone,
  now,
}: VerdictInput): Verdict | null {
  const [held, setHeld] = useStateOf<Held | null>(filters, null);
  const moment = facts?.isOver === true ? now : 'now';
  const state = held?.moment === moment ? held.state : null;
  // Only a verdict on old data tells what was known last; on current data each would otherwise depend on the one before
  // it for ever.
  const lastCurrent = freshness.state === 'current' ? null : (state?.lastCurrent ?? null);
  const measured = useMemo(() => {
    if (facts !== null) return judge({ facts, thresholds, alerts, freshness, timeZone, now, lastCurrent });
    return problem === '' ? null : verdictWithoutFacts(freshness, now, problem);
  }, [facts, problem, thresholds, alerts, freshness, timeZone, now, lastCurrent]);
  const isAwaited = facts !== null && state === null;
  const areLimitsLate = useIsLate(isAwaited, PATIENCE_FOR_LIMITS);
  const isPastLate = useIsLate(isAwaited, PATIENCE_FOR_THE_PAST);
  if (measured === null) return null;
  if (
    isAwaited &&
    isTooEarly(measured, {
      facts,
      freshness,
      areRulesAwaited: areRulesAwaited && !areLimitsLate,
      isPastAwaited: !isPastLate,
    })
  )
    return null;
  if (state?.measured === measured) return state.shown;
  // A verdict follows from the one before it as much as from the facts: React renders again with what it became.
  const next = steady(state, measured, facts !== null && isPunctual(freshness, facts.scrapeInterval));
  setHeld({ moment, state: next });
  return next.shown;
}
