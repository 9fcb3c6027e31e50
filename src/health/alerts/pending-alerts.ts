import { formatAge } from '@/format/format-age';
import type { Alert } from '@/prometheus/rule';
import { nameText } from '@/health/words';
import { alertLevel } from './decisive-alerts';

/** Seconds until a pending alert fires; null where it is not pending, or where its `for` is not known. */
export function secondsLeft({ state, activeAt, holdFor }: Alert, now: number): number | null {
  return state === 'pending' && holdFor > 0 ? Math.max(0, activeAt + holdFor - now) : null;
}

/**
 * `APIInstanceDown becomes critical in 38 s unless it recovers`, for the pending ones that would change the verdict;
 * soonest first, those of one rule together.
 */
export function pendingTexts(alerts: readonly Alert[], now: number): string[] {
  const waiting = alerts
    .flatMap((alert) => {
      const left = secondsLeft(alert, now);
      const level = alertLevel(alert);
      return left === null || level === null
        ? []
        : [{ left, name: alert.name, what: level === 'warning' ? 'a warning' : level }];
    })
    .toSorted((a, b) => a.left - b.left);
  const first = waiting.filter(
    ({ name, what }, i) => waiting.findIndex((other) => other.name === name && other.what === what) === i,
  );
  return first.map(({ left, name, what }) => {
    const count = waiting.filter((other) => other.name === name && other.what === what).length;
    // Its `for` has passed, and it fires with the next evaluation of its rule.
    const when = left > 0 ? `in ${formatAge(left)}` : 'any moment';
    if (count === 1) return `${nameText(name)} becomes ${what} ${when} unless it recovers`;
    return `${nameText(name)} (${count} alerts) becomes ${what}, the first ${when}, unless they recover`;
  });
}
