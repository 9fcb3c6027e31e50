import type { EvaluationRange } from '@/prometheus/evaluation-range';
import { standingWarnings, type QueryCost, type RangeAnswer } from '@/prometheus/query-answer';
import { seriesKey } from '@/prometheus/series';
import { mergeTail } from './merge-tail';
import { planRefresh, type Held } from './plan-refresh';

/** Keys that nobody has asked for longest are forgotten first; a page shows some thirty. */
const MOST_KEYS = 200;

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
