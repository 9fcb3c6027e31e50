import { grouped } from '@/prometheus/grouped';
import { asksForPatience } from '@/prometheus/prometheus-error';
import type { QueryAnswer, QueryCost } from '@/prometheus/query-answer';
import { commonExpr, sharedCosts } from './common-answer';
import { isTooLong, withinLongest } from './longest-question';

/** One expression and when it is evaluated. `known`: what it cost when it was answered before, and `standing` what it was warned of then; `deadline` in seconds. */
export type Part<When> = { expr: string; when: When; known: QueryCost; standing?: readonly string[]; deadline: number; signal: AbortSignal };

/** null where it must be asked by itself. Rejects where all of them were told to wait, or with the signal's reason once it is aborted. */
export type Together<When, Answer> = { ask: (part: Part<When>) => Promise<Answer | null> };

/** `onSent` is told when the question leaves the queue: only from then on can its answer be late. `standing`: the warnings that each of them had. */
export type Limits = { deadline: number; signal: AbortSignal; onSent: () => void; standing: readonly string[] };

/** `groupOf`: what has the same text may be asked in one question. `send` gives the answer to each, all with what they cost together; null where one cannot be told. */
export type Manner<When, Answer> = {
  groupOf: (when: When) => string;
  send: (exprs: readonly string[], when: When, limits: Limits) => Promise<Answer[] | null>;
};

type Member<When, Answer> = Part<When> & { resolve: (answer: Answer | null) => void; reject: (reason: unknown) => void };

/** What took the server longer than this the last time is asked by itself: the others would wait for it. Seconds. */
const QUICK = 1;

/** How long a common answer may take before each is asked by itself; seconds, and at most this share of what one may take. */
const PATIENCE = 3;
const SHARE_OF_DEADLINE = 0.5;

/**
 * What takes so many times as long as can be expected hangs, or one of its expressions does, which must not delay the others by 200 ms. Expected is what
 * the slowest of the latest common answers took, or all of its parts by themselves: a server that has become slow would otherwise never be given
 * the time for another one. Not at once, because so short a time says nothing. Seconds.
 */
const LATE = 3;
const REMEMBERED = 5;
const LEAST_PATIENCE = 0.1;

/** After a common question that failed so many refreshes go without one, twice as many each time, but not for ever. */
const LONGEST_REST = 60;

/** How many refreshes still go without a common question, and how many did after the last that failed. */
type Rest = { left: number; last: number };

/**
 * Asks many expressions in one question: what a refresh costs the browser is mostly its requests. Nothing may depend on it. An answer that
 * failed, that warns, or whose parts cannot be told apart is not used, and each expression is asked by itself, where a fault is one panel's.
 * Only what has been answered before takes part, so that none of them can be one that the server refuses; and no question is longer than servers take.
 * What was warned of the same is asked together too, and may be warned of that again: a store of Thanos that is down for a week is no news to any panel.
 */
export function createTogether<When, Answer extends QueryAnswer>(manner: Manner<When, Answer>): Together<When, Answer> {
  let waiting: Member<When, Answer>[] = [];
  // An expression with a warning of its own must not keep those apart that have none.
  const rests = { silent: { left: 0, last: 0 }, warned: { left: 0, last: 0 } };
  const restOf = ({ standing = [] }: Member<When, Answer>): Rest => (standing.length === 0 ? rests.silent : rests.warned);
  let took: readonly number[] = [];
  const onAnswer = (seconds: number) => void (took = [...took, seconds].slice(-REMEMBERED));
  const askAll = async (members: readonly Member<When, Answer>[], rest: Rest) => {
    const usual = took.length === 0 ? null : Math.max(...took);
    const expected = usual === null ? null : Math.max(usual, workOf(members.map(({ known }) => known)));
    const outcome = await askCommon(members, manner, { expected, onAnswer });
    if (outcome === 'failed') rest.left = rest.last = Math.min(LONGEST_REST, Math.max(1, 2 * rest.last));
    else if (outcome !== 'given up') rest.last = 0;
    for (const [i, { resolve }] of members.entries()) resolve(typeof outcome === 'string' ? null : (outcome[i] ?? null));
  };
  const flush = () => {
    const members = waiting;
    waiting = [];
    const resting = new Set([...new Set(members.map(restOf))].filter(({ left }) => left > 0));
    for (const rest of resting) rest.left -= 1;
    const groups = [...grouped(members, ({ when, standing = [] }) => `${manner.groupOf(when)} ${[...new Set(standing)].toSorted().join()}`).values()];
    for (const group of groups.flatMap((of) => withinLongest(of, (part) => commonExpr(part.map(({ expr }) => expr))))) {
      const rest = group[0] && restOf(group[0]);
      if (rest === undefined || resting.has(rest) || group.length === 1) for (const { resolve } of group) resolve(null);
      else void askAll(group, rest);
    }
  };
  return {
    ask: (part) => {
      if ((part.known.seconds ?? part.known.tookMs / 1000) > QUICK || isTooLong(part.expr)) return Promise.resolve(null);
      return new Promise((resolve, reject) => {
        // A refresh asks for everything in one go, before any microtask.
        if (waiting.length === 0) queueMicrotask(flush);
        waiting.push({ ...part, resolve, reject });
      });
    },
  };
}

/** Seconds that the server worked when it was asked last; where it does not say, those that passed for the slowest. */
function workOf(costs: readonly QueryCost[]): number {
  const told = costs.flatMap(({ seconds }) => seconds ?? []);
  if (told.length < costs.length) return Math.max(...costs.map(({ tookMs }) => tookMs)) / 1000;
  return told.reduce((sum, seconds) => sum + seconds, 0);
}

/** How long it can be expected to take, seconds, null before the first; and who is told how long it did. */
type Experience = { expected: number | null; onAnswer: (seconds: number) => void };

/** `failed`: they have to be asked one by one. `given up`: nobody wants any of them any more, or all have been told to wait. */
async function askCommon<When, Answer extends QueryAnswer>(members: readonly Member<When, Answer>[], { send }: Manner<When, Answer>, { expected, onAnswer }: Experience): Promise<Answer[] | 'failed' | 'given up'> {
  const [first] = members;
  if (first === undefined) return 'given up';
  const unwanted = abortedWithLast(members);
  const late = new AbortController();
  const signal = AbortSignal.any([unwanted, late.signal]);
  const deadline = Math.min(PATIENCE, SHARE_OF_DEADLINE * Math.min(...members.map((member) => member.deadline)));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onSent = () => {
    // No error of the server, which may answer each of them.
    if (expected !== null) timer = setTimeout(() => late.abort(new DOMException('One of them may hang.', 'AbortError')), Math.max(LEAST_PATIENCE, LATE * expected) * 1000);
  };
  try {
    const parts = await send(members.map(({ expr }) => expr), first.when, { deadline, signal, onSent, standing: first.standing ?? [] });
    const [cost] = (parts ?? []).map((part) => part.cost);
    if (parts === null || cost === undefined) return 'failed';
    onAnswer(cost.tookMs / 1000);
    const costs = sharedCosts(cost, members.map(({ known }) => known));
    return parts.map((part, i) => ({ ...part, cost: costs[i] ?? part.cost }));
  } catch (error) {
    if (unwanted.aborted) return 'given up';
    // Who asks for patience must not be asked a dozen times instead.
    if (!asksForPatience(error)) return 'failed';
    for (const { reject } of members) reject(error);
    return 'given up';
  } finally {
    clearTimeout(timer);
  }
}

/** Each leaves by itself; the common question is given up with the last of them. */
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
