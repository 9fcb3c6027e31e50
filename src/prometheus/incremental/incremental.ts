import type { EvaluationRange } from '@/prometheus/evaluation-range';
import { standingWarnings, type QueryCost, type RangeAnswer } from '@/prometheus/query-answer';
import { seriesKey } from '@/prometheus/series';
import { mergeTail } from './merge';

/** Samples arrive late: a scrape is stored under the time when it began, a recording rule under that of its group. What a server's owner says counts instead. */
const OVERLAP_STEPS = 2;
const LEAST_OVERLAP = 30;

/** Every so many refreshes everything is asked again: what was backfilled or deleted meanwhile would otherwise never be noticed. */
const FULL_EVERY = 60;

/** Keys that nobody has asked for longest are forgotten first; a page shows some thirty. */
const MOST_KEYS = 200;

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

function hasDoubts({ notices }: RangeAnswer): boolean {
  return notices.warnings.length > 0;
}

/** Whether a series is there from the beginning of the tail that is not held: it is older, and only now one of the largest, which are all that is asked for. */
function bringsOthers(held: RangeAnswer, tail: RangeAnswer): boolean {
  const known = new Set(held.series.map(({ labels }) => seriesKey(labels)));
  return tail.series.some(({ labels, values }) => !Number.isNaN(values[0]) && !known.has(seriesKey(labels)));
}

function knownFrom(answer: RangeAnswer): Known | null {
  const standing = standingWarnings(answer);
  return standing && { cost: answer.cost, standing };
}

function isSame(before: RangeAnswer, next: RangeAnswer): boolean {
  // Both are of one length: one end is as good as two.
  if (before.range.end !== next.range.end || before.series.length !== next.series.length) return false;
  if (JSON.stringify(before.notices) !== JSON.stringify(next.notices)) return false;
  return next.series.every(({ labels, values }, i) => {
    const known = before.series[i];
    // From its end, because that is where something is new.
    return known?.labels === labels && values.findLastIndex((value, at) => !Object.is(value, known.values[at])) === -1;
  });
}

function sameGrid(held: EvaluationRange, wanted: EvaluationRange): boolean {
  const steps = (wanted.start - held.start) / wanted.step;
  const sameLength = Math.abs(held.end - held.start - (wanted.end - wanted.start)) < 1e-6;
  return held.step === wanted.step && sameLength && Math.abs(steps - Math.round(steps)) < 1e-6;
}

/** Asks for a range. `known`: of a tail, what the answer before it cost, and what it was warned of; null where everything is asked, or where that answer came with notes of its own. */
type Send = (range: EvaluationRange, known: Known | null) => Promise<RangeAnswer>;

type Known = { cost: QueryCost; standing: readonly string[] };

/**
 * The columns behind every query key: Prometheus is asked once for everything and then only for what is new. Two sets of arrays take turns,
 * so an answer is valid until its key has been refreshed twice more; the wrappers are new each time.
 */
export class ColumnStore {
  private readonly held = new Map<string, Held>();

  /** `lateness`: seconds that samples may come late, where it is known. */
  constructor(private readonly lateness?: number) {}

  /** Answers the wanted range, through `send` for the part that has to be asked. */
  async refresh(key: string, wanted: EvaluationRange, send: Send): Promise<RangeAnswer> {
    const held = this.held.get(key);
    const plan = planRefresh(held, wanted, this.lateness);
    const asked = await send(plan.ask, plan.kind === 'tail' && held ? knownFrom(held.answer) : null);
    if (plan.kind === 'full' || !held) return this.replace(key, held, asked);
    // What was missing or odd in the answers before lies further back than the overlap.
    if ((hasDoubts(held.answer) && !hasDoubts(asked)) || bringsOthers(held.answer, asked)) return this.replace(key, held, await send(wanted, null));
    const merged = mergeTail(held.answer, asked, wanted, held.before);
    const refreshes = held.refreshes + 1;
    // Between two scrapes nothing is new: the very same answer, so that nobody derives from it or draws it again.
    if (isSame(held.answer, merged)) this.keep(key, { ...held, refreshes });
    else this.keep(key, { answer: merged, before: held.answer, refreshes });
    return this.held.get(key)?.answer ?? merged;
  }

  private replace(key: string, held: Held | undefined, answer: RangeAnswer): RangeAnswer {
    this.keep(key, { answer, before: held?.answer ?? null, refreshes: 0 });
    return answer;
  }

  private keep(key: string, held: Held): void {
    this.held.delete(key);
    this.held.set(key, held);
    const [oldest] = this.held.keys();
    if (this.held.size > MOST_KEYS && oldest !== undefined) this.held.delete(oldest);
  }
}
