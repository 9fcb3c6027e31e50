import { PrometheusError } from '@/prometheus/prometheus-error';

/**
 * While it is signed out the page asks only this often, whatever the refresh interval, to spare the login proxy.
 * Seconds.
 */
export const SIGNED_OUT_WAIT = 30;

/**
 * What the next tick does: ask everything, only what failed, one cheap question whether the server is back, or nothing.
 */
export type Tick = 'refresh' | 'retry' | 'probe' | 'skip';

export type Circumstances = {
  /** The reason why the server as a whole does not answer; null while it does. */
  failure: PrometheusError | null;
  hidden: boolean;
  /** Neither paused nor over a fixed range. */
  live: boolean;
};

/**
 * A hidden page asks nothing; one that is paused or shows a fixed range only asks for what failed. While the server as
 * a whole fails there is one probe per interval, whose success refreshes everything at once.
 */
export function nextTick({ failure, hidden, live }: Circumstances): Tick {
  if (hidden) return 'skip';
  if (failure !== null) return 'probe';
  return live ? 'refresh' : 'retry';
}

/**
 * Whether a tick may repeat a query that failed like this so many seconds ago. Never where a login is needed: see
 * `retry/retry-signed-out.ts`.
 */
export function mayRetry(failure: Error | null, seconds: number): boolean {
  if (!(failure instanceof PrometheusError)) return true;
  return failure.kind !== 'unauthorized' && seconds >= (failure.retryAfter ?? 0);
}

/** Seconds until the next tick. */
export function tickDelay(interval: number, failure: PrometheusError | null): number {
  if (failure?.kind === 'unauthorized') return SIGNED_OUT_WAIT;
  return Math.max(interval, failure?.retryAfter ?? 0);
}
