import { PrometheusError } from '@/prometheus/prometheus-error';
import { apiOf, type QueryKey } from '@/prometheus/query-keys';
import { isMissingPart } from './missing-part';

/** Whether the server as a whole answers. In Unix seconds of the server's clock: `since` the first failure of the streak, `latest` the newest, which is `failure`. */
export type ServerStatus = { failure: PrometheusError; since: number; latest: number } | { failure: null; since: null };

export type ServerStatusStore = {
  get: () => ServerStatus;
  /** Notes that it is asked whether it is back, and tells when it last was, Unix seconds of the server's clock; null since its latest answer. */
  probed: (at: number) => void;
  probedAt: () => number | null;
  subscribe: (listener: () => void) => () => void;
  /** `api` is the part of the API that answered; `at` in Unix seconds of the server's clock; `sentMs` as `performance.now()` has it: just now, if left out. */
  succeeded: (api: string, at: number, sentMs?: number) => void;
  failed: (api: string, error: PrometheusError, at: number, sentMs?: number) => void;
};

const ANSWERING: ServerStatus = { failure: null, since: null };

/**
 * One slow query is one panel's trouble; two failures in a row with no answer in between are the server's, unless they are all of one part
 * of the API while another part answers. Refusals (400, 422) are answers: the server is well and says no.
 */
const FAILURES_IN_A_ROW = 2;

/** To be turned away at the first question is no accident: all the others would be as well. */
function isTurnedAway({ kind }: PrometheusError, answered: Answers): boolean {
  return kind === 'unauthorized' && answered.size === 0;
}

/** When each part of the API answered last, and when the latest question that it answered was sent. */
type Answers = ReadonlyMap<string, { at: number; sentMs: number }>;

/** What a part of the API answered longer ago proves nothing about now; seconds. */
const PROOF_LASTS = 120;

/** Failures with no answer in between. `since` in Unix seconds of the server's clock, `sentMs` when the first of them was asked, `parts` those of the API that failed. */
type Streak = { length: number; since: number; sentMs: number; parts: ReadonlySet<string> };

const NONE: Streak = { length: 0, since: 0, sentMs: Infinity, parts: new Set() };

export function createServerStatus(): ServerStatusStore {
  let status: ServerStatus = ANSWERING;
  let streak = NONE;
  let probedAt: number | null = null;
  const answered = new Map<string, { at: number; sentMs: number }>();
  const listeners = new Set<() => void>();
  const set = (next: ServerStatus) => {
    if (next.failure === status.failure) return;
    status = next;
    for (const listener of listeners) listener();
  };
  const isServers = (at: number) => streak.length >= FAILURES_IN_A_ROW && isWhole(streak.parts, answered, at);
  const succeeded = (api: string, at: number, sentMs = performance.now()) => {
    answered.set(api, { at, sentMs: Math.max(sentMs, answered.get(api)?.sentMs ?? 0) });
    // Sent before anything that failed: that this answer was still on its way says nothing of the server as it is now.
    if (status.failure !== null && sentMs < streak.sentMs && isServers(at)) return;
    streak = NONE;
    set(ANSWERING);
    // Last, so that whoever hears of the answer can tell that it was waited for.
    probedAt = null;
  };
  return {
    get: () => status,
    probed: (at) => void (probedAt = at),
    probedAt: () => probedAt,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    succeeded,
    failed: (api, error, at, sentMs = performance.now()) => {
      if (error.kind === 'rejected') return succeeded(api, at, sentMs);
      // What was sent later is answered: two panels whose questions hang until their deadline are not the server.
      if (sentMs < (answered.get(api)?.sentMs ?? 0)) return;
      const { length, since, parts } = streak;
      streak = { length: length + 1, since: length === 0 ? at : since, sentMs: Math.min(streak.sentMs, sentMs), parts: new Set([...parts, api]) };
      if (isTurnedAway(error, answered) || isServers(at)) set({ failure: error, since: streak.since, latest: at });
    },
  };
}

/** Whether what fails is more than one part of the API, or the only one of which anything is known. */
function isWhole(failing: ReadonlySet<string>, answered: Answers, at: number): boolean {
  return failing.size > 1 || ![...answered].some(([api, last]) => !failing.has(api) && at - last.at < PROOF_LASTS);
}

/**
 * What the end of one request, with this error or null, says of the server: nothing where nobody wanted the answer any more, or where it lacks
 * only a part of the API that others lack too.
 */
export function noteEnd(status: ServerStatusStore, key: QueryKey, error: unknown, at: number, sentMs?: number): void {
  if (error === null) status.succeeded(apiOf(key), at, sentMs);
  else if (error instanceof PrometheusError && !isMissingPart(key, error)) status.failed(apiOf(key), error, at, sentMs);
}
