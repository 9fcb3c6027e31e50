import { PrometheusError } from '@/prometheus/prometheus-error';

/** Who is signed out asks this often whether it is let in again, whatever the page refreshes at: a login proxy must not be hammered. Seconds. */
export const SIGNED_OUT_REST = 30;

/** What the next tick does: ask everything, only what failed, one cheap question whether the server is back, or nothing. */
export type Tick = 'refresh' | 'retry' | 'probe' | 'skip';

export type Circumstances = {
  /** The reason why the server as a whole does not answer; null while it does. */
  failure: PrometheusError | null;
  hidden: boolean;
  /** Neither paused nor over a fixed range. */
  live: boolean;
};

/**
 * A hidden page is silent; one that is paused or over a fixed range asks only for what it has not got. While the server fails every request
 * would be one more straw on its back: one probe per interval, whose success refreshes everything at once.
 */
export function nextTick({ failure, hidden, live }: Circumstances): Tick {
  if (hidden) return 'skip';
  if (failure !== null) return 'probe';
  return live ? 'refresh' : 'retry';
}

/** Whether what failed like this so many seconds ago may be asked again by a tick, while the rest of the page goes on. Not by a tick at all where a login is wanted. */
export function isRested(failure: Error | null, seconds: number): boolean {
  if (!(failure instanceof PrometheusError)) return true;
  return failure.kind !== 'unauthorized' && seconds >= (failure.retryAfter ?? 0);
}

/** Seconds until the next tick. */
export function tickDelay(interval: number, failure: PrometheusError | null): number {
  if (failure?.kind === 'unauthorized') return SIGNED_OUT_REST;
  return Math.max(interval, failure?.retryAfter ?? 0);
}
