import type { PrometheusError } from './prometheus-error';

/** Whether the server as a whole answers. `since` in Unix seconds of the server's clock: the first failure of the streak. */
export type ServerStatus = { failure: PrometheusError; since: number } | { failure: null; since: null };

export type ServerStatusStore = {
  get: () => ServerStatus;
  subscribe: (listener: () => void) => () => void;
  succeeded: () => void;
  failed: (error: PrometheusError, at: number) => void;
};

const ANSWERING: ServerStatus = { failure: null, since: null };

/**
 * One slow query is one panel's trouble; two failures in a row with no answer in between are the server's. Refusals (400, 422) are
 * answers: the server is well and says no.
 */
const FAILURES_IN_A_ROW = 2;

export function createServerStatus(): ServerStatusStore {
  let status: ServerStatus = ANSWERING;
  let streak = 0;
  let first = 0;
  const listeners = new Set<() => void>();
  const set = (next: ServerStatus) => {
    if (next.failure === status.failure) return;
    status = next;
    for (const listener of listeners) listener();
  };
  const succeeded = () => {
    streak = 0;
    set(ANSWERING);
  };
  return {
    get: () => status,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    succeeded,
    failed: (error, at) => {
      if (error.kind === 'rejected') return succeeded();
      if (streak === 0) first = at;
      streak += 1;
      if (streak >= FAILURES_IN_A_ROW) set({ failure: error, since: first });
    },
  };
}
