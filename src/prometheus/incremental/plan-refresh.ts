import type { EvaluationRange } from '@/prometheus/evaluation-range';
import type { RangeAnswer } from '@/prometheus/query-answer';

/**
 * How many steps, and at least how many seconds, are asked again: samples arrive late, as a scrape is stored under the
 * time when it began and a recorded sample under that of its group. `overlap` in the configuration replaces both.
 */
const OVERLAP_STEPS = 2;
const LEAST_OVERLAP = 30;

/**
 * Every so many refreshes the whole range is asked again; otherwise backfilled or deleted samples would never be
 * noticed.
 */
const FULL_EVERY = 60;

/**
 * What is held under one key. `refreshes` counts the tails since the whole range was last asked; `before` is the answer
 * before `answer`.
 */
export type Held = { answer: RangeAnswer; before: RangeAnswer | null; refreshes: number };

/** What to ask: the whole range, or only its tail, which begins with an overlap of what is held. */
export type Plan = { kind: 'full' | 'tail'; ask: EvaluationRange };

/**
 * Decides what to ask for a wanted range. A tail is possible only on the same grid, and worth it only where it is less
 * than half of the range. `lateness`: seconds that samples may come late.
 */
export function planRefresh(
  held: Held | undefined,
  wanted: EvaluationRange,
  lateness = Math.max(OVERLAP_STEPS * wanted.step, LEAST_OVERLAP),
): Plan {
  const full: Plan = { kind: 'full', ask: wanted };
  if (!held || held.refreshes >= FULL_EVERY) return full;
  const { range } = held.answer;
  // Samples that were older than `lateness` when they were asked for can no longer change.
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
