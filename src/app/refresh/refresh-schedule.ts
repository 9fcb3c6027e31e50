import { PrometheusError } from '@/prometheus/prometheus-error';

/** Who is signed out asks this often whether it is let in again: a login proxy must not be hammered. Seconds. */
const SIGNED_OUT_REST = 30;

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

/** Seconds for which whoever failed like this is to be left alone, be it the whole server or one part of it; 0 where the next tick may ask. */
export function restAfter(failure: Error | null): number {
  if (!(failure instanceof PrometheusError)) return 0;
  return failure.kind === 'unauthorized' ? SIGNED_OUT_REST : (failure.retryAfter ?? 0);
}

/** Seconds until the next tick. */
export function tickDelay(interval: number, failure: PrometheusError | null): number {
  return Math.max(interval, restAfter(failure));
}
