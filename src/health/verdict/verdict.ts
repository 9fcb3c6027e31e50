import type { Level } from '@/health/level';
import type { Signal, Since } from '@/health/signal';

/** Words of a sentence; `strong` parts are what is wrong and stand in the colour of the level. */
export type Phrase = { text: string; strong: boolean };

/**
 * The whole page in one sentence. `detail` is the second line: what else a reader should know, with its numbers. `wall` is both in at
 * most two short lines, `tabTitle` a few words that begin with the level. `at` is the instant that was judged, on the server's clock.
 */
export type Verdict = {
  at: number;
  level: Level;
  headline: readonly Phrase[];
  /** The headline without its level where it begins with one: where the level stands beside, it would take the room of the reason. */
  reason?: string;
  detail: string;
  wall: { headline: readonly Phrase[]; detail: string };
  tabTitle: string;
  since: Since | null;
  signals: readonly Signal[];
};

/** A stretch of the watch line, Unix seconds; `none`: no samples, `unread`: the server has not told yet, both drawn hatched. OK is what lies between. */
export type WatchSegment = { from: number; to: number; level: 'warning' | 'critical' | 'none' | 'unread' };
