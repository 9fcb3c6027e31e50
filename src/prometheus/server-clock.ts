/** An HTTP `Date` has whole seconds, cut off: the server's clock read anything from it up to this much later. */
const DATE_RESOLUTION = 1;

export type ServerClock = {
  /** Learns from one answer: its `Date` header, and when it was asked for and arrived on the browser's clock, milliseconds. */
  observe(date: string | null, sentMs: number, receivedMs: number): void;
  /** The server's time, Unix seconds; the browser's until an answer has carried a `Date`. */
  now(): number;
  /** Server minus browser, seconds, right to about half a second; null until it is known. */
  skew(): number | null;
};

/**
 * Every answer bounds the offset from both sides: the server wrote its `Date` after the request left and before the answer came, so a slow
 * round trip widens the bounds instead of shifting the estimate. Bounds of several answers are intersected, which soon beats the
 * resolution of the header; when they contradict each other, a clock was set and the newest answer counts alone.
 */
export function createServerClock(nowMs: () => number = Date.now): ServerClock {
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  const skew = () => (Number.isFinite(low) ? (low + high) / 2 : null);
  return {
    observe(date, sentMs, receivedMs) {
      const server = Date.parse(date ?? '') / 1000;
      // A browser clock that was set back while the request was under way proves nothing.
      if (Number.isNaN(server) || receivedMs < sentMs) return;
      const from = server - receivedMs / 1000;
      const to = server + DATE_RESOLUTION - sentMs / 1000;
      const agrees = from <= high && to >= low;
      low = agrees ? Math.max(low, from) : from;
      high = agrees ? Math.min(high, to) : to;
    },
    now: () => nowMs() / 1000 + (skew() ?? 0),
    skew,
  };
}
