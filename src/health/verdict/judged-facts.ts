import type { Thresholds } from '@/dashboard/thresholds';
import type { AlertFacts } from '@/health/alerts/selected-alerts';
import type { Freshness } from '@/health/facts/freshness';
import type { ServiceFacts } from '@/health/service-facts';
import type { Level } from '@/health/level';
import type { Signal } from '@/health/signal';
import type { Verdict } from './verdict';

/**
 * The input of a verdict. `alerts` null: they could not be read. `now`: the server's clock, Unix seconds. `timeZone`:
 * an IANA name. `lastCurrent`: the last verdict on data without late samples, which an unknown verdict shows as last
 * known; null where there was none.
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

/** The same with the lights and the level that were judged, from which the sentences are made. */
export type JudgedFacts = JudgeInput & { signals: readonly Signal[]; level: Level };

/**
 * Whether an unknown light does not make the page unknown: errors and latency without requests, latency that is not
 * measured (both are said in words), and lights that wait for an answer, which they say themselves.
 */
export function isExcused({ name, level, isAsking }: Signal, { current, notMeasured }: ServiceFacts): boolean {
  if (level !== 'unknown') return false;
  if (isAsking === true) return true;
  if (name === 'latency' && notMeasured.includes('latency')) return true;
  return current.requestRate === 0 && (name === 'errors' || name === 'latency');
}
