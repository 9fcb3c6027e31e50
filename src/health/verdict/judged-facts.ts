import type { Thresholds } from '@/dashboard/thresholds';
import type { AlertFacts } from '@/health/alerts/selected-alerts';
import type { Freshness } from '@/health/facts/freshness';
import type { ServiceFacts } from '@/health/service-facts';
import type { Level } from '@/health/level';
import type { Signal } from '@/health/signal';
import type { Verdict } from './verdict';

/**
 * What a verdict rests on. `alerts` null: they could not be read. `now`: the server's clock, Unix seconds. `timeZone`: an IANA name.
 * `lastCurrent`: the last verdict on data of which nothing was late, which is what an unknown one tells; null where there was none.
 */
export type JudgeInput = {
  facts: ServiceFacts;
  thresholds: Thresholds;
  alerts: AlertFacts | null;
  freshness: Freshness;
  timeZone: string;
  now: number;
  lastCurrent: Verdict | null;
};

/** The same with the lights and the level that came out, from which the sentences are made. */
export type JudgedFacts = JudgeInput & { signals: readonly Signal[]; level: Level };

/**
 * Without requests nothing can fail or be slow, and a service without a histogram has no latency to wait for: both are said in words. What a light still asks for
 * is said by that light: the sentence would be late for all of them.
 */
export function isExcused({ name, level, isAsking }: Signal, { current, notMeasured }: ServiceFacts): boolean {
  if (level !== 'unknown') return false;
  if (isAsking === true) return true;
  if (name === 'latency' && notMeasured.includes('latency')) return true;
  return current.requestRate === 0 && (name === 'errors' || name === 'latency');
}
