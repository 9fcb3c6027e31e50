import { valueAt, stepOf } from '@/health/line';
import type { ServiceFacts } from '@/health/service-facts';
import { hasEnoughRequests, LOST_BELOW } from '@/health/signals/enough';
import type { JudgeInput } from '@/health/verdict/judged-facts';
import type { Verdict } from '@/health/verdict/verdict';

/**
 * How long a first verdict waits for rules, seconds. They usually take half of it; a server that hangs on them must not
 * hold the verdict back.
 */
export const PATIENCE_FOR_LIMITS = 1;

/**
 * How long a first verdict waits for the past, seconds. It is queried after the first numbers, and a late verdict is
 * better than "OK" over an outage.
 */
export const PATIENCE_FOR_THE_PAST = 2;

type Expected = Pick<JudgeInput, 'facts' | 'freshness'> & {
  /** Whether alerts, or rules that may set other limits, have not been answered yet. */
  areRulesAwaited: boolean;
  /** Whether queries about the past may still be answered soon. */
  isPastAwaited: boolean;
};

/**
 * Whether a first verdict might have to be taken back a moment later, because an answer is missing that may change it:
 * the rules with their limits, the values of an hour ago, the newest sample where that is old, or whether failures are
 * counted at all.
 */
export function isTooEarly(
  { level }: Verdict,
  { facts, freshness, areRulesAwaited, isPastAwaited }: Expected,
): boolean {
  if (freshness.state === 'asking') return level === 'unknown' && isPastAwaited;
  if (freshness.state !== 'current') return false;
  return (
    areRulesAwaited ||
    (level === 'unknown' && facts.isAskingForErrors) ||
    (level === 'ok' && isPastAwaited && restsOnThePast(facts))
  );
}

const HOUR = 3600;

/**
 * Whether "OK" depends on the past, which is not answered yet: traffic may be lost, or instances may be missing. Where
 * no line reaches back an hour this cannot be told, and "OK" may be corrected later; always waiting would delay every
 * verdict.
 */
function restsOnThePast({ at, current, instances, history, isHourAgoAwaited }: ServiceFacts): boolean {
  const { requestRate: rate, requestCount } = current;
  const { requestRate: line, up, isAwaited } = history;
  if (rate === 0 && line === null && isAwaited) return true;
  const hasLeft = up.length === 0 && instances.some((instance) => instance.up === null);
  // The line over the last hour tells roughly what the query for an hour ago will answer.
  const step = stepOf(history);
  const isLess = rate !== null && rate < valueAt(line, at - HOUR + step, 2 * step) * LOST_BELOW;
  // Whether so few requests fail, or are slow, by chance tells the line.
  if (isAwaited && requestCount !== 0 && !hasEnoughRequests(current)) return true;
  // What is refused may have been served then.
  const isRefused = rate !== null && (current.clientErrorRate ?? 0) > rate * LOST_BELOW;
  return isHourAgoAwaited && (rate === 0 || hasLeft || isLess || isRefused);
}
