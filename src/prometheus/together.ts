import { labelled } from '@/promql/expression';
import type { EvaluationRange } from './evaluation-range';
import { PrometheusError } from './prometheus-error';
import type { QueryCost, RangeAnswer } from './query-answer';
import type { Labels, Series } from './series';

/** What is new of one expression. `whole`: what its last whole answer cost; `deadline` in seconds. */
export type Tail = { expr: string; range: EvaluationRange; whole: QueryCost; deadline: number; signal: AbortSignal };

/** null where it must be asked by itself. Rejects where all of them were told to wait, or with the signal's reason once it is aborted. */
export type Together = { ask: (tail: Tail) => Promise<RangeAnswer | null> };

type Send = (expr: string, range: EvaluationRange, limits: { deadline: number; signal: AbortSignal }) => Promise<RangeAnswer>;

type Member = Tail & { resolve: (answer: RangeAnswer | null) => void; reject: (reason: unknown) => void };

/** Tells the parts of a common answer apart. With two underscores, which no metric may have of its own. */
const PART_LABEL = '__part';

/** What takes the server longer than this as a whole is asked by itself: the others would wait for it. Seconds. */
const QUICK = 1;

/** How long a common answer may take before each is asked by itself; seconds, and at most this share of what one may take. */
const PATIENCE = 3;
const SHARE_OF_DEADLINE = 0.5;

/** After a common question that failed so many refreshes go without one, twice as many each time, but not for ever. */
const LONGEST_REST = 60;

/**
 * Asks for what is new of many expressions in one question: what a refresh costs the browser is mostly its requests. Nothing may depend on it.
 * An answer that failed, that warns, or whose parts cannot be told apart is not used, and each expression is asked by itself, where a fault is
 * one panel's. Only what has been answered by itself before takes part, so that none of them can be one that the server refuses.
 */
export function createTogether(send: Send): Together {
  let waiting: Member[] = [];
  let rest = 0;
  let lastRest = 0;
  const askAll = async (members: readonly Member[]) => {
    const parts = await answerTo(members, send);
    if (parts === 'failed') rest = lastRest = Math.min(LONGEST_REST, Math.max(1, 2 * lastRest));
    else if (parts !== 'given up') lastRest = 0;
    for (const [i, { resolve }] of members.entries()) resolve(typeof parts === 'string' ? null : (parts[i] ?? null));
  };
  const flush = () => {
    const members = waiting;
    waiting = [];
    const isResting = rest > 0;
    if (isResting) rest -= 1;
    for (const group of byRange(members)) {
      if (isResting || group.length === 1) for (const { resolve } of group) resolve(null);
      else void askAll(group);
    }
  };
  return {
    ask: (tail) => {
      if ((tail.whole.seconds ?? tail.whole.tookMs / 1000) > QUICK) return Promise.resolve(null);
      return new Promise((resolve, reject) => {
        // A refresh asks for everything in one go, before any microtask.
        if (waiting.length === 0) queueMicrotask(flush);
        waiting.push({ ...tail, resolve, reject });
      });
    },
  };
}

function byRange(members: readonly Member[]): Iterable<Member[]> {
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    const { start, end, step } = member.range;
    const key = `${start} ${end} ${step}`;
    groups.set(key, [...(groups.get(key) ?? []), member]);
  }
  return groups.values();
}

/** `failed`: they have to be asked one by one. `given up`: nobody wants any of them any more, or all have been told to wait. */
async function answerTo(members: readonly Member[], send: Send): Promise<RangeAnswer[] | 'failed' | 'given up'> {
  const abort = new AbortController();
  let wanted = members.length;
  for (const { signal, reject } of members) {
    const leave = () => {
      reject(signal.reason);
      wanted -= 1;
      if (wanted === 0) abort.abort(signal.reason);
    };
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true, signal: abort.signal });
  }
  const [{ range } = { range: { start: 0, end: 0, step: 1 } }] = members;
  const deadline = Math.min(PATIENCE, SHARE_OF_DEADLINE * Math.min(...members.map((member) => member.deadline)));
  try {
    return partsOf(await send(unionOf(members), range, { deadline, signal: abort.signal }), members) ?? 'failed';
  } catch (error) {
    if (abort.signal.aborted) return 'given up';
    if (!isPlea(error)) return 'failed';
    for (const { reject } of members) reject(error);
    return 'given up';
  }
}

/** Who asks for patience must not be asked a dozen times instead. */
function isPlea(error: unknown): boolean {
  return error instanceof PrometheusError && (error.retryAfter !== null || error.status === 429);
}

/** By their places: `or` drops from the right what has the labels of something on the left. */
function unionOf(members: readonly Member[]): string {
  return members.map(({ expr }, i) => labelled(expr, PART_LABEL, String(i))).join(' or ');
}

/** null where a part cannot be told, or where the server has something to say, because then it is not known of which. */
function partsOf(answer: RangeAnswer, members: readonly Member[]): RangeAnswer[] | null {
  const { warnings, infos } = answer.notices;
  if (warnings.length + infos.length > 0) return null;
  const parts = members.map((): Series[] => []);
  for (const { labels, ...columns } of answer.series) {
    const part = parts[Number(labels[PART_LABEL])];
    if (part === undefined) return null;
    part.push({ labels: withoutPart(labels), ...columns });
  }
  const shares = sharesOf(members);
  return parts.map((series, i) => ({ ...answer, series, cost: costOf(answer.cost, shares[i] ?? 0) }));
}

function withoutPart(labels: Labels): Labels {
  const own: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(labels)) {
    if (name !== PART_LABEL) own[name] = value;
  }
  return own;
}

/** The server tells what all of them cost together; by themselves they would cost as their whole answers do to each other. */
function sharesOf(members: readonly Member[]): number[] {
  const sizes = members.map(({ whole }) => whole.samples ?? 0);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size) => (all === 0 ? 1 / members.length : size / all));
}

function costOf({ tookMs, samples, seconds }: QueryCost, share: number): QueryCost {
  return { tookMs, samples: samples === null ? null : Math.round(samples * share), ...(seconds === undefined ? {} : { seconds: seconds * share }) };
}
