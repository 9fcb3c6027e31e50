/**
 * How old what the page knows is, told by the newest sample on the server's clock and by whether the server answers at all.
 * Ages in seconds. `unreachableSince` in Unix seconds, null while it answers.
 */
export type Freshness = {
  newestSample: number | null;
  age: number | null;
  unreachableSince: number | null;
  state: 'current' | 'stale' | 'unreachable' | 'unknown';
};
