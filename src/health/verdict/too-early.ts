import { valueAt, stepOf } from '@/health/line';
import type { ServiceFacts } from '@/health/service-facts';
import { hasEnoughRequests } from '@/health/signals/enough';
import { LOST_BELOW } from '@/health/signals/traffic';
import type { JudgeInput } from './judged-facts';
import type { Verdict } from './verdict';

/** Rules are read within half of it, and a server that hangs when it is asked for them must not keep a verdict away; seconds. */
export const PATIENCE_FOR_LIMITS = 1;

/** It is asked for when the first numbers are here, and "OK" over an outage is worse than a verdict that comes later; seconds. */
export const PATIENCE_FOR_THE_PAST = 2;

type Expected = Pick<JudgeInput, 'facts' | 'freshness'> & {
  /** Whether alerts are still read, or rules that may set other limits. */
  areRulesAwaited: boolean;
  /** Whether what was before may still be answered soon. */
  isPastAwaited: boolean;
};

/**
 * Whether a first verdict might have to be taken back a moment later: by limits that are not those it will be judged by, by what was an hour ago, by the age of
 * samples that are only found by looking further back, or because all that it would say is that nobody has told yet if failures are counted, which is asked
 * beside the numbers, and no news.
 */
export function isTooEarly({ level }: Verdict, { facts, freshness, areRulesAwaited, isPastAwaited }: Expected): boolean {
  if (freshness.state === 'asking') return level === 'unknown' && isPastAwaited;
  if (freshness.state !== 'current') return false;
  return areRulesAwaited || (level === 'unknown' && facts.isAskingForErrors) || (level === 'ok' && isPastAwaited && restsOnThePast(facts));
}

const HOUR = 3600;

/**
 * Whether that all is well rests on what was before, and that is still asked for: traffic that may be lost, or instances that may be missed. Where the line does not
 * reach back so far nothing tells, and "OK" may be followed by less traffic than an hour ago: to wait for that with every load would make every verdict later.
 */
function restsOnThePast({ at, current, instances, history, isHourAgoAwaited }: ServiceFacts): boolean {
  const { requestRate: rate, requestCount } = current;
  const { requestRate: line, up, isAwaited } = history;
  if (rate === 0 && line === null && isAwaited) return true;
  const hasLeft = up.length === 0 && instances.some((instance) => instance.up === null);
  // The line over the last hour tells roughly what the answer will be.
  const step = stepOf(history);
  const isLess = rate !== null && rate < valueAt(line, at - HOUR + step, 2 * step) * LOST_BELOW;
  // Whether so few requests fail, or are slow, by chance tells the line.
  if (isAwaited && requestCount !== 0 && !hasEnoughRequests(current)) return true;
  return isHourAgoAwaited && (rate === 0 || hasLeft || isLess);
}
