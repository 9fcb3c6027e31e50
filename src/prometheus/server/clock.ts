/** An HTTP `Date` has whole seconds, cut off: the server's clock read anything from it up to this much later. */
const DATE_RESOLUTION = 1;

/** A clock that is set back by less than this was only adjusted, as happens all the time; milliseconds. */
const SET_BACK = 1000;

/** Clocks that differ by less than this make no age wrong enough to matter; seconds. */
const WORTH_PROVING = 5;

/**
 * An evaluation time that is further than this from both the browser's clock and every `Date` is taken for corrupted;
 * seconds.
 */
const FARTHEST = 2 * 86_400;

export type ServerClock = {
  /**
   * Learns from an answer that has just arrived: its `Date` header, and when it was asked for on the browser's clock.
   */
  observe(date: string | null, sentMs: number): void;
  /**
   * Learns from an answer about now that has just arrived when the server itself evaluated it, Unix seconds; NaN where
   * it does not say.
   */
  observeEvaluation(at: number, sentMs: number): void;
  /** The browser's clock, milliseconds; where it is set back while the page is open, it goes on from where it was. */
  browserMs(): number;
  /** The server's time, Unix seconds; the browser's until an answer has told it. */
  now(): number;
  /** Server minus browser, seconds, right to about half a second; null until it is known. */
  skew(): number | null;
  /**
   * By how much the `Date` of the answers is ahead of the server's own clock, seconds: a proxy may have written it. 0
   * while unknown.
   */
  dateError(): number;
  /**
   * Whether a clock has jumped since the server last told its time: the browser's forward (by sleep or by hand), or the
   * `Date` of the answers.
   */
  isInDoubt(): boolean;
};

/** Bounds of the offset: the server's clock minus the browser's, seconds. */
type Bounds = { from: number; to: number };

const middle = ({ from, to }: Bounds): number => (from + to) / 2;

/**
 * Differences of Unix times in seconds are exact to less than this. Bounds that are no farther apart contradict each
 * other by rounding only.
 */
const ROUNDING = 1e-6;

/** The gap between two intervals, seconds; negative where they overlap. */
const apart = (a: Bounds, b: Bounds): number => Math.max(a.from - b.to, b.from - a.to);

const narrowed = (known: Bounds | null, measured: Bounds): Bounds =>
  known === null || apart(known, measured) > ROUNDING
    ? measured
    : { from: Math.max(known.from, measured.from), to: Math.min(known.to, measured.to) };

const isBelievable = (measured: Bounds, dates: Bounds | null): boolean =>
  [0, ...(dates === null ? [] : [middle(dates)])].some((known) => Math.abs(middle(measured) - known) <= FARTHEST);

/**
 * The browser's clock, milliseconds, continued from where it was when it is set back; `onLeap` is called when it has
 * jumped forward.
 */
function followBrowser(
  nowMs: () => number,
  runningMs: () => number,
  onLeap: (leaptMs: number) => void,
): { ms: () => number; setBackMs: () => number } {
  let setBack = 0;
  let ahead = nowMs() - runningMs();
  return {
    ms: () => {
      const now = nowMs();
      const before = ahead;
      ahead = now - runningMs();
      if (before - ahead > SET_BACK) setBack += before - ahead;
      if (ahead - before > WORTH_PROVING * 1000) onLeap(now + setBack);
      return now + setBack;
    },
    setBackMs: () => setBack,
  };
}

/**
 * Every answer bounds the offset from both sides: the server wrote its time after the request left and before the
 * answer came, so a slow round trip widens the bounds instead of shifting the estimate. Bounds of several answers are
 * intersected, which soon beats the resolution of the header; when they contradict each other, a clock was set and the
 * newest answer counts alone.
 *
 * The `Date` may be that of a proxy. A query without a time is evaluated at the server's own now, which the answer
 * carries: once known, that is used instead.
 *
 * When the browser's clock is set back, as by the first answer of a time server, a refresh would ask for what was hours
 * ago and show it as of now. `runningMs` cannot be set, so it reveals this; but it stands still while a laptop sleeps,
 * so only the server can tell whether a jump forward means that hours have passed.
 */
export function createServerClock(nowMs: () => number = Date.now, runningMs = () => performance.now()): ServerClock {
  let dates: Bounds | null = null;
  let own: Bounds | null = null;
  let doubtedMs = Number.NEGATIVE_INFINITY;
  let provenMs = Number.NEGATIVE_INFINITY;
  const browser = followBrowser(nowMs, runningMs, (leaptMs) => (doubtedMs = leaptMs));
  const browserMs = browser.ms;
  const offset = () => {
    const known = own ?? dates;
    return known === null ? null : middle(known);
  };
  return {
    browserMs,
    observe(date, sentMs) {
      const server = Date.parse(date ?? '') / 1000;
      const receivedMs = browserMs();
      if (Number.isNaN(server)) return;
      const measured = { from: server - receivedMs / 1000, to: server + DATE_RESOLUTION - sentMs / 1000 };
      if (own === null) provenMs = sentMs;
      else if (dates !== null && apart(dates, measured) > WORTH_PROVING) doubtedMs = sentMs;
      dates = narrowed(dates, measured);
    },
    observeEvaluation(at, sentMs) {
      const measured = { from: at - browserMs() / 1000, to: at - sentMs / 1000 };
      if (!isBelievable(measured, dates)) return;
      own = narrowed(own, measured);
      provenMs = sentMs;
    },
    now: () => browserMs() / 1000 + (offset() ?? 0),
    skew: () => {
      const known = offset();
      return known === null ? null : known + browser.setBackMs() / 1000;
    },
    dateError: () => (own === null || dates === null ? 0 : middle(dates) - middle(own)),
    isInDoubt: () => {
      browserMs();
      return offset() !== null && provenMs < doubtedMs;
    },
  };
}
