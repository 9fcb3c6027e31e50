import type { EvaluationRange } from '@/prometheus/evaluation-range';
import { lastWarningsOf, type QueryCost, type RangeAnswer } from '@/prometheus/query-answer';
import { seriesKey } from '@/prometheus/series';
import { mergeTail } from './merge-tail';
import { planRefresh, type Held } from './plan-refresh';

/** The least recently used keys are dropped first; a page shows some thirty. */
const MOST_KEYS = 200;

function hasDoubts({ notices }: RangeAnswer): boolean {
  return notices.warnings.length > 0;
}

/**
 * Whether the tail has a series that is not held although it has values from the first instant on. Such a series is not
 * new: only now is it one of the largest, which are all that is asked for, so that its past is missing.
 */
function bringsOthers(held: RangeAnswer, tail: RangeAnswer): boolean {
  const known = new Set(held.series.map(({ labels }) => seriesKey(labels)));
  return tail.series.some(({ labels, values }) => !Number.isNaN(values[0]) && !known.has(seriesKey(labels)));
}

function knownFrom(answer: RangeAnswer): Known | null {
  const lastWarnings = lastWarningsOf(answer);
  return lastWarnings && { cost: answer.cost, lastWarnings };
}

function isSame(before: RangeAnswer, next: RangeAnswer): boolean {
  // Both have the same length, so equal ends mean equal ranges.
  if (before.range.end !== next.range.end || before.series.length !== next.series.length) return false;
  if (JSON.stringify(before.notices) !== JSON.stringify(next.notices)) return false;
  return next.series.every(({ labels, values }, i) => {
    const known = before.series[i];
    // From the end, because that is where something is new.
    return known?.labels === labels && values.findLastIndex((value, at) => !Object.is(value, known.values[at])) === -1;
  });
}

/**
 * Sends a range query. `known`: cost and warnings of the answer before; null where the whole range is asked, or where
 * that answer had `infos`, which are about its expression alone.
 */
type Send = (range: EvaluationRange, known: Known | null) => Promise<RangeAnswer>;

type Known = { cost: QueryCost; lastWarnings: readonly string[] };

/**
 * The columns behind every query key: Prometheus is asked once for the whole range and then only for its tail. Two sets
 * of arrays are written in turn, so an answer is valid until its key has been refreshed twice more; the objects around
 * the arrays are new each time.
 */
export class ColumnStore {
  private readonly held = new Map<string, Held>();

  /** `lateness`: seconds that samples may come late, where it is known. */
  constructor(private readonly lateness?: number) {}

  /** The answer over the wanted range; `send` is called for the part that is not held. */
  async refresh(key: string, wanted: EvaluationRange, send: Send): Promise<RangeAnswer> {
    const held = this.held.get(key);
    const plan = planRefresh(held, wanted, this.lateness);
    const asked = await send(plan.ask, plan.kind === 'tail' && held ? knownFrom(held.answer) : null);
    if (plan.kind === 'full' || !held) return this.replace(key, held, asked);
    // What earlier answers lacked lies further back than the overlap, so the whole range is asked again.
    if ((hasDoubts(held.answer) && !hasDoubts(asked)) || bringsOthers(held.answer, asked))
      return this.replace(key, held, await send(wanted, null));
    const merged = mergeTail(held.answer, asked, wanted, held.before);
    const refreshes = held.refreshes + 1;
    // Between two scrapes nothing is new: the same object is returned, so that nothing is derived from it or drawn
    // again.
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
