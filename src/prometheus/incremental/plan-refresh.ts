import type { EvaluationRange } from '@/prometheus/evaluation-range';
import type { RangeAnswer } from '@/prometheus/query-answer';

/** Samples arrive late: a scrape is stored under the time when it began, a recording rule under that of its group. What a server's owner says counts instead. */
const OVERLAP_STEPS = 2;
const LEAST_OVERLAP = 30;

/** Every so many refreshes everything is asked again: what was backfilled or deleted meanwhile would otherwise never be noticed. */
const FULL_EVERY = 60;

/** What is held behind one key. `refreshes` counts the tails since everything was last asked; `before` is the answer before the last. */
export type Held = { answer: RangeAnswer; before: RangeAnswer | null; refreshes: number };

/** What to ask: everything, or only from an overlap with what is held up to the wanted end. */
export type Plan = { kind: 'full' | 'tail'; ask: EvaluationRange };

/**
 * Decides what to ask for a wanted range. A tail is right only on the same grid, and worth it only where it is the smaller part. `lateness`: seconds that
 * samples may come late; undefined: the usual.
 */
export function planRefresh(held: Held | undefined, wanted: EvaluationRange, lateness = Math.max(OVERLAP_STEPS * wanted.step, LEAST_OVERLAP)): Plan {
  const full: Plan = { kind: 'full', ask: wanted };
  if (!held || held.refreshes >= FULL_EVERY) return full;
  const { range } = held.answer;
  // What was as old as that when it was asked is settled: it holds for all up to here.
  const settled = range.end - Math.ceil(lateness / wanted.step) * wanted.step;
  const start = settled + wanted.step;
  const gap = wanted.end - range.end > (wanted.end - wanted.start) / 2;
  if (!sameGrid(range, wanted) || gap || wanted.end < range.end || start <= wanted.start) return full;
  return { kind: 'tail', ask: { start, end: wanted.end, step: wanted.step } };
}

function sameGrid(held: EvaluationRange, wanted: EvaluationRange): boolean {
  const steps = (wanted.start - held.start) / wanted.step;
  const sameLength = Math.abs(held.end - held.start - (wanted.end - wanted.start)) < 1e-6;
  return held.step === wanted.step && sameLength && Math.abs(steps - Math.round(steps)) < 1e-6;
}
