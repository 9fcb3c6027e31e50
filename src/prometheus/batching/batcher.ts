import { grouped } from '@/prometheus/grouped';
import { asksToWait } from '@/prometheus/prometheus-error';
import type { QueryAnswer, QueryCost } from '@/prometheus/query-answer';
import { commonExpr, sharedCosts } from './common-answer';
import { isTooLong, withinLongest } from './longest-question';

/**
 * One expression and the instant or range at which it is evaluated. `known`: what its last answer cost, and
 * `lastWarnings` what it warned of; `deadline` in seconds.
 */
export type Part<When> = {
  expr: string;
  when: When;
  known: QueryCost;
  lastWarnings?: readonly string[];
  deadline: number;
  signal: AbortSignal;
};

/**
 * `ask` resolves with null where the caller has to ask by itself. It rejects where the server asks to wait, or with the
 * signal's reason once that is aborted.
 */
export type Batcher<When, Answer> = { ask: (part: Part<When>) => Promise<Answer | null> };

/**
 * `onSent` is called when the question leaves the queue: only from then on can its answer be late. `lastWarnings`:
 * those that each of its expressions had.
 */
export type Limits = { deadline: number; signal: AbortSignal; onSent: () => void; lastWarnings: readonly string[] };

/**
 * `groupOf`: expressions with the same text may share a question. `send` resolves with the answer to each, every one
 * with the cost of all; null where they cannot be told apart.
 */
export type BatchOptions<When, Answer> = {
  groupOf: (when: When) => string;
  send: (exprs: readonly string[], when: When, limits: Limits) => Promise<Answer[] | null>;
};

type Member<When, Answer> = Part<When> & {
  resolve: (answer: Answer | null) => void;
  reject: (reason: unknown) => void;
};

/**
 * An expression that took the server longer than this the last time is asked by itself, because the others would have
 * to wait for it. Seconds.
 */
const QUICK = 1;

/**
 * How long a common answer may take before each expression is asked by itself; seconds, and at most this share of the
 * shortest deadline.
 */
const PATIENCE = 3;
const SHARE_OF_DEADLINE = 0.5;

/**
 * A question that takes `LATE` times as long as expected hangs, perhaps because of one expression, for which the others
 * must not wait. Expected is the longer of two times: that of the slowest of the last `REMEMBERED` common answers, and
 * the sum over its expressions by themselves, without which a server that has become slow would never be given enough
 * time again. Below `LEAST_PATIENCE` seconds times vary too much to tell.
 */
const LATE = 3;
const REMEMBERED = 5;
const LEAST_PATIENCE = 0.1;

/** After a failed common question one refresh goes without, then two, four and so on, up to this many. */
const LONGEST_BACKOFF = 60;

/** How many refreshes still go without a common question (`left`), and how many did after the last failure (`last`). */
type Backoff = { left: number; last: number };

/**
 * Asks many expressions in one question, because requests are most of what a refresh costs the browser. This is an
 * optimisation only: where the common answer fails, brings new warnings or cannot be split, each expression is asked by
 * itself, so that a fault stays with one panel. Only expressions that were answered before take part, so that none is
 * among them that the server refuses; and no question is longer than servers accept. Expressions that had the same
 * warnings before are grouped, and may have them again: a Thanos store may be down for a week.
 */
export function createBatcher<When, Answer extends QueryAnswer>(
  options: BatchOptions<When, Answer>,
): Batcher<When, Answer> {
  let waiting: Member<When, Answer>[] = [];
  // Two backoffs, so that an expression with a warning does not keep those without from being batched.
  const backoffs = { silent: { left: 0, last: 0 }, warned: { left: 0, last: 0 } };
  const backoffOf = ({ lastWarnings = [] }: Member<When, Answer>): Backoff =>
    lastWarnings.length === 0 ? backoffs.silent : backoffs.warned;
  let took: readonly number[] = [];
  const onAnswer = (seconds: number) => void (took = [...took, seconds].slice(-REMEMBERED));
  const askAll = async (members: readonly Member<When, Answer>[], backoff: Backoff) => {
    const usual = took.length === 0 ? null : Math.max(...took);
    const expected = usual === null ? null : Math.max(usual, workOf(members.map(({ known }) => known)));
    const outcome = await askCommon(members, options, { expected, onAnswer });
    if (outcome === 'failed') backoff.left = backoff.last = Math.min(LONGEST_BACKOFF, Math.max(1, 2 * backoff.last));
    else if (outcome !== 'given up') backoff.last = 0;
    for (const [i, { resolve }] of members.entries())
      resolve(typeof outcome === 'string' ? null : (outcome[i] ?? null));
  };
  const flush = () => {
    const members = waiting;
    waiting = [];
    const paused = new Set([...new Set(members.map(backoffOf))].filter(({ left }) => left > 0));
    for (const backoff of paused) backoff.left -= 1;
    const groups = [
      ...grouped(
        members,
        ({ when, lastWarnings = [] }) => `${options.groupOf(when)} ${[...new Set(lastWarnings)].toSorted().join()}`,
      ).values(),
    ];
    for (const group of groups.flatMap((of) => withinLongest(of, (part) => commonExpr(part.map(({ expr }) => expr))))) {
      const backoff = group[0] && backoffOf(group[0]);
      if (backoff === undefined || paused.has(backoff) || group.length === 1)
        for (const { resolve } of group) resolve(null);
      else void askAll(group, backoff);
    }
  };
  return {
    ask: (part) => {
      if ((part.known.seconds ?? part.known.tookMs / 1000) > QUICK || isTooLong(part.expr))
        return Promise.resolve(null);
      return new Promise((resolve, reject) => {
        // A refresh asks for everything in one task, before any microtask runs.
        if (waiting.length === 0) queueMicrotask(flush);
        waiting.push({ ...part, resolve, reject });
      });
    },
  };
}

/**
 * Seconds that the server worked on all of these the last time; where it does not say, the longest time that one of
 * them took.
 */
function workOf(costs: readonly QueryCost[]): number {
  const knownSeconds = costs.flatMap(({ seconds }) => seconds ?? []);
  if (knownSeconds.length < costs.length) return Math.max(...costs.map(({ tookMs }) => tookMs)) / 1000;
  return knownSeconds.reduce((sum, seconds) => sum + seconds, 0);
}

/** `expected`: how long the answer should take, seconds, null before the first; `onAnswer` is told how long it took. */
type Experience = { expected: number | null; onAnswer: (seconds: number) => void };

/**
 * `failed`: the expressions have to be asked one by one. `given up`: nobody wants any of them any more, or the server
 * asks to wait.
 */
async function askCommon<When, Answer extends QueryAnswer>(
  members: readonly Member<When, Answer>[],
  { send }: BatchOptions<When, Answer>,
  { expected, onAnswer }: Experience,
): Promise<Answer[] | 'failed' | 'given up'> {
  const [first] = members;
  if (first === undefined) return 'given up';
  const unwanted = abortedWithLast(members);
  const late = new AbortController();
  const signal = AbortSignal.any([unwanted, late.signal]);
  const deadline = Math.min(PATIENCE, SHARE_OF_DEADLINE * Math.min(...members.map((member) => member.deadline)));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onSent = () => {
    // Sent anew to a replica, which has as long as the first server had.
    clearTimeout(timer);
    // Not a PrometheusError: asked by itself each of them may be answered.
    if (expected !== null)
      timer = setTimeout(
        () => late.abort(new DOMException('One of them may hang.', 'AbortError')),
        Math.max(LEAST_PATIENCE, LATE * expected) * 1000,
      );
  };
  try {
    const parts = await send(
      members.map(({ expr }) => expr),
      first.when,
      { deadline, signal, onSent, lastWarnings: first.lastWarnings ?? [] },
    );
    const [cost] = (parts ?? []).map((part) => part.cost);
    if (parts === null || cost === undefined) return 'failed';
    onAnswer(cost.tookMs / 1000);
    const costs = sharedCosts(
      cost,
      members.map(({ known }) => known),
    );
    return parts.map((part, i) => ({ ...part, cost: costs[i] ?? part.cost }));
  } catch (error) {
    if (unwanted.aborted) return 'given up';
    // A server that asks to wait must not be asked a dozen times instead.
    if (!asksToWait(error)) return 'failed';
    for (const { reject } of members) reject(error);
    return 'given up';
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A signal that aborts once the signals of all members have: each member may leave, and the last one cancels the common
 * question.
 */
function abortedWithLast<When, Answer>(members: readonly Member<When, Answer>[]): AbortSignal {
  const abort = new AbortController();
  let wanted = members.length;
  for (const { signal, reject } of members) {
    const leave = () => {
      reject(signal.reason);
      wanted -= 1;
      if (wanted === 0) abort.abort(signal.reason);
    };
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  }
  return abort.signal;
}
