import { elapsed } from '@/app/refresh/clock/elapsed';
import { isWorthAsking } from '@/app/refresh/retry/on-return';
import type { Connection } from '@/prometheus/connection/connection';
import type { Loop } from './loop';
import { tickDelay } from './refresh-schedule';

/**
 * When the last tick was before this loop started, milliseconds. While the server fails that is its last probe: a
 * rotating wall, or a reader who switches servers, starts the loop so often that a wait from now on would never end.
 */
export function lastAttemptMs({ status, clock }: Connection): number {
  const { since } = status.get();
  const tried = Math.max(since ?? -Infinity, status.probedAt() ?? -Infinity);
  return Date.now() - (since === null ? 0 : Math.max(0, clock.now() - tried) * 1000);
}

/**
 * When a paused page or one with a fixed range becomes live again, its data is already old, so its first tick counts
 * from the last answers. Milliseconds.
 */
export function startsFromMs({ connection, live, latest }: Loop): number {
  const tried = lastAttemptMs(connection);
  return live && connection.status.get().since === null
    ? Math.min(tried, Date.now() - (connection.clock.now() - latest) * 1000)
    : tried;
}

/** Whether the server wants a login. */
export function isTurnedAway({ status }: Connection): boolean {
  return status.get().failure?.kind === 'unauthorized';
}

/** Whether a failing server should be probed early, because the reader is back. */
export function isWorthAProbe(connection: Connection): boolean {
  const { failure } = connection.status.get();
  return failure !== null && isWorthAsking(failure, (Date.now() - lastAttemptMs(connection)) / 1000);
}

/** Whether another loop, that of the next view of a wall, has just sent a probe. */
export function isJustProbed({ connection: { status, clock }, interval }: Loop): boolean {
  const probedAt = status.probedAt();
  return probedAt !== null && elapsed(probedAt, clock.now()) < tickDelay(interval, status.get().failure) / 2;
}

/**
 * Whether the server answered a probe, of this or another loop. An answer that was under way while others failed must
 * not start a full refresh: where answers and failures alternate, refreshes would never end.
 */
export function isBack({ status }: Connection): boolean {
  return status.get().failure === null && status.probedAt() !== null;
}
