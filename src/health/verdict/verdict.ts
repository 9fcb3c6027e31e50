import type { Level } from '@/health/level';
import { SIGNAL_NAMES, type Signal, type SignalName, type Since } from '@/health/signal';

/** Words of a sentence; `strong` parts are what is wrong and stand in the colour of the level. */
export type Phrase = { text: string; strong: boolean };

/**
 * The whole page in one sentence, the `headline`. `detail` is the second line, with further information. `wall` has
 * both in at most two short lines; `tabTitle` is a few words that begin with the level. `at` is the instant that was
 * judged, on the server's clock.
 */
export type Verdict = {
  at: number;
  level: Level;
  headline: readonly Phrase[];
  /**
   * The headline without its level, for places that show the level beside it; only where the headline begins with the
   * level.
   */
  reason?: string;
  /** Of a service that is unknown because its data is old: what it was then, the sentence about it, and how old that is. */
  lastKnown?: LastKnown;
  detail: string;
  wall: { headline: readonly Phrase[]; detail: string };
  tabTitle: string;
  since: Since | null;
  signals: readonly Signal[];
};

/** `sentence` is empty where all was well; `age` in seconds; `unknown`: the lights that were unknown then. */
export type LastKnown = { level: Level; sentence: string; age: number; unknown: readonly SignalName[] };

/** What the watch line is judged by: the lights, and alerts that fired. */
export const WATCH_CAUSES = [...SIGNAL_NAMES, 'alerts'] as const;

export type WatchCause = (typeof WATCH_CAUSES)[number];

/**
 * A segment of the watch line, Unix seconds. `none`: no samples; `unread`: not answered yet; both are drawn hatched.
 * `causes`: what was as bad as `level`, in order; absent where that is not known. Between segments all was OK.
 */
export type WatchSegment = {
  from: number;
  to: number;
  level: 'warning' | 'critical' | 'none' | 'unread';
  causes?: readonly WatchCause[];
};
