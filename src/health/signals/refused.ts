import type { Moment, ServiceFacts } from '@/health/service-facts';
import { LOST_BELOW, MISSED, SLACK } from './enough';
import { turnedFrom } from './turned';

type Refused = { share: number; before: number; secondsAgo: number };

/**
 * The shares of requests that are refused (4xx), now and the time before when most of what is refused now was served: a
 * route that is gone or a login that fails answers no request with 5xx. null otherwise. A scanner that asks for what is
 * not there adds requests that are refused, and takes no served one away.
 */
export function refusedInstead({
  current,
  errorWindow,
  ...past
}: Pick<ServiceFacts, 'current' | 'hourAgo' | 'earlier' | 'errorWindow'>): Refused | null {
  const now = answersOf(current, errorWindow);
  if (now === null || !areRefused(current, errorWindow)) return null;
  const wasServed = (moment: Moment) => {
    const before = answersOf(moment, errorWindow);
    if (before === null) return false;
    const lost = before.served - now.served;
    const added = now.refused - before.refused;
    return now.served < before.served * LOST_BELOW && added >= MISSED && added > lost / 2;
  };
  const from = turnedFrom(past, wasServed, (moment) => areRefused(moment, errorWindow));
  const before = from && answersOf(from.moment, errorWindow);
  if (from === null || before === null) return null;
  return {
    share: Math.min(1, now.refused / now.all),
    before: before.refused / before.all,
    secondsAgo: from.secondsAgo,
  };
}

/** Whether more than half as many requests are refused as are served, and no handful. */
export function areRefused(moment: Moment, errorWindow: number): boolean {
  const answers = answersOf(moment, errorWindow);
  return answers !== null && answers.refused >= MISSED && answers.refused > answers.served * LOST_BELOW;
}

/** Requests within the window by how they were answered; null without any, or where they are not counted together. */
function answersOf(
  { requestCount: all, clientErrorRate, failureCount }: Moment,
  errorWindow: number,
): { all: number; refused: number; served: number } | null {
  const refused = clientErrorRate === null ? NaN : clientErrorRate * errorWindow;
  return all !== null && all > 0 && refused <= all * SLACK
    ? { all, refused, served: Math.max(0, all - refused - (failureCount ?? 0)) }
    : null;
}
