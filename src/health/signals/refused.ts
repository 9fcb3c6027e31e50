import type { Moment, ServiceFacts } from '@/health/service-facts';
import { SLACK } from './enough';
import { LOST_BELOW, MISSED } from './traffic';

type Refused = { share: number; before: number };

/**
 * The shares of requests that are refused (4xx), now and an hour ago, where most of what was served then is refused
 * now: a route that is gone or a login that fails answers no request with 5xx. null otherwise. A scanner that asks for
 * what is not there adds requests that are refused, and takes no served one away.
 */
export function refusedInstead({
  current,
  hourAgo,
  errorWindow,
}: Pick<ServiceFacts, 'current' | 'hourAgo' | 'errorWindow'>): Refused | null {
  const now = answersOf(current, errorWindow);
  const before = hourAgo && answersOf(hourAgo, errorWindow);
  if (now === null || before === null) return null;
  const lost = before.served - now.served;
  const added = now.refused - before.refused;
  const isTurned = now.served < before.served * LOST_BELOW && added >= MISSED && added > lost / 2;
  return isTurned ? { share: Math.min(1, now.refused / now.all), before: before.refused / before.all } : null;
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
