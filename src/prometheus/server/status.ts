import { PrometheusError } from '@/prometheus/prometheus-error';
import { apiOf, type QueryKey } from '@/prometheus/query-keys';
import { isMissingPart } from './missing-part';

/**
 * Whether the server as a whole answers. `failure` is the newest one; `since` the time of the first failure of the
 * streak and `latest` that of the newest, Unix seconds of the server's clock.
 */
export type ServerStatus = { failure: PrometheusError; since: number; latest: number } | { failure: null; since: null };

export type ServerStatusStore = {
  get: () => ServerStatus;
  /** Notes that a probe was sent at `at`, Unix seconds of the server's clock. */
  probed: (at: number) => void;
  /** When the last probe was sent; null where none was since the latest answer. */
  probedAt: () => number | null;
  subscribe: (listener: () => void) => () => void;
  /**
   * `api` is the endpoint that answered; `at` in Unix seconds of the server's clock; `sentMs`: when the request was
   * sent by `performance.now()`, by default now.
   */
  succeeded: (api: string, at: number, sentMs?: number) => void;
  failed: (api: string, error: PrometheusError, at: number, sentMs?: number) => void;
};

const ANSWERING: ServerStatus = { failure: null, since: null };

/**
 * One failure may be that of a single query. Two in a row with no answer in between are the server's, unless all are of
 * one endpoint while another endpoint answers. Refusals (400, 422) are answers.
 */
const FAILURES_IN_A_ROW = 2;

/**
 * Whether the very first question was refused for lack of authorization, as all others would be: then one failure is
 * enough.
 */
function isTurnedAway({ kind }: PrometheusError, answered: Answers): boolean {
  return kind === 'unauthorized' && answered.size === 0;
}

/** When each endpoint answered last, and when the latest question that it answered was sent. */
type Answers = ReadonlyMap<string, { at: number; sentMs: number }>;

/** An answer of another endpoint that is older than this no longer proves that the server is well; seconds. */
const PROOF_LASTS = 120;

/**
 * Failures with no answer in between. `since` in Unix seconds of the server's clock, `sentMs` when the first of them
 * was sent, `parts` the endpoints that failed.
 */
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
    // Sent before any of the failures: a late answer to an old question says nothing about the server as it is now.
    if (status.failure !== null && sentMs < streak.sentMs && isServers(at)) return;
    streak = NONE;
    set(ANSWERING);
    // After the listeners were told, so that they can still see that a probe was under way.
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
      // A later question to this endpoint was answered: two queries that hang until their deadline do not mean that the
      // server is down.
      if (sentMs < (answered.get(api)?.sentMs ?? 0)) return;
      const { length, since, parts } = streak;
      streak = {
        length: length + 1,
        since: length === 0 ? at : since,
        sentMs: Math.min(streak.sentMs, sentMs),
        parts: new Set([...parts, api]),
      };
      if (isTurnedAway(error, answered) || isServers(at)) set({ failure: error, since: streak.since, latest: at });
    },
  };
}

/** Whether more than one endpoint fails, or the only one that has been asked of late. */
function isWhole(failing: ReadonlySet<string>, answered: Answers, at: number): boolean {
  return failing.size > 1 || ![...answered].some(([api, last]) => !failing.has(api) && at - last.at < PROOF_LASTS);
}

/**
 * Notes how a request ended: `error` null means that it was answered. Nothing is noted of a request that was aborted,
 * or whose endpoint the server lacks.
 */
export function noteEnd(status: ServerStatusStore, key: QueryKey, error: unknown, at: number, sentMs?: number): void {
  if (error === null) status.succeeded(apiOf(key), at, sentMs);
  else if (error instanceof PrometheusError && !isMissingPart(key, error)) status.failed(apiOf(key), error, at, sentMs);
}
