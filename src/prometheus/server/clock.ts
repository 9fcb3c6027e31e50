/** An HTTP `Date` has whole seconds, cut off: the server's clock read anything from it up to this much later. */
const DATE_RESOLUTION = 1;

/** A clock that loses less than this at once was corrected a little, as it is all the time; milliseconds. */
const SET_BACK = 1000;

export type ServerClock = {
  /** Learns from an answer that has just arrived: its `Date` header, and when it was asked for on the browser's clock. */
  observe(date: string | null, sentMs: number): void;
  /** The browser's clock, milliseconds; where it is set back while the page is open, it goes on from where it was. */
  browserMs(): number;
  /** The server's time, Unix seconds; the browser's until an answer has carried a `Date`. */
  now(): number;
  /** Server minus browser, seconds, right to about half a second; null until it is known. */
  skew(): number | null;
};

/**
 * Every answer bounds the offset from both sides: the server wrote its `Date` after the request left and before the answer came, so a slow
 * round trip widens the bounds instead of shifting the estimate. Bounds of several answers are intersected, which soon beats the
 * resolution of the header; when they contradict each other, a clock was set and the newest answer counts alone.
 *
 * Set back, as by the first answer of a time server, the browser's clock would have a refresh ask for what was hours ago and show it as of now. `runningMs` cannot
 * be set and tells of it, but stands still while a laptop sleeps.
 */
export function createServerClock(nowMs: () => number = Date.now, runningMs = () => performance.now()): ServerClock {
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  let setBack = 0;
  let ahead = nowMs() - runningMs();
  const browserMs = () => {
    const now = nowMs();
    const before = ahead;
    ahead = now - runningMs();
    if (before - ahead > SET_BACK) setBack += before - ahead;
    return now + setBack;
  };
  const offset = () => (Number.isFinite(low) ? (low + high) / 2 : null);
  return {
    browserMs,
    observe(date, sentMs) {
      const server = Date.parse(date ?? '') / 1000;
      const receivedMs = browserMs();
      if (Number.isNaN(server)) return;
      const from = server - receivedMs / 1000;
      const to = server + DATE_RESOLUTION - sentMs / 1000;
      const agrees = from <= high && to >= low;
      low = agrees ? Math.max(low, from) : from;
      high = agrees ? Math.min(high, to) : to;
    },
    now: () => browserMs() / 1000 + (offset() ?? 0),
    skew: () => {
      const known = offset();
      return known === null ? null : known + setBack / 1000;
    },
  };
}
