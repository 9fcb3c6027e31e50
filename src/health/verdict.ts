import type { Limit, ThresholdKey } from '@/dashboard/thresholds';
import type { Unit } from '@/format/unit';

/** `unknown` is never green: nothing recent enough to judge by. */
export type Level = 'ok' | 'warning' | 'critical' | 'unknown';

/** The four lights, in the order in which they stand. */
export const SIGNAL_NAMES = ['traffic', 'errors', 'latency', 'system'] as const;

export type SignalName = (typeof SIGNAL_NAMES)[number];

/** Words of a sentence; `strong` parts are what is wrong and stand in the colour of the level. */
export type Phrase = { text: string; strong: boolean };

/** Change against an hour ago: relative (0.03 is 3 % more), in points of a ratio, or a count; null where there was nothing to compare. */
export type Trend = { kind: 'relative' | 'points' | 'count'; change: number } | null;

/** A limit and what it is set on. */
export type NamedLimit = Limit & { key: ThresholdKey };

/**
 * One of the four lights. `value` in `unit`; `of` is a total ("3 of 4 up"); `headroom` is value over `limit`, the nearest one (0.7 is 70 %
 * of it), null where there is none. `shortReason` is the same in a few words, for the wall.
 */
export type Signal = {
  name: SignalName;
  /** What `value` is where it is not what this light usually shows: `p97` where a service exposes no p95. */
  measure?: string;
  level: Level;
  value: number | null;
  atLeast: boolean;
  unit: Unit;
  of: number | null;
  trend: Trend;
  headroom: number | null;
  limit: NamedLimit | null;
  reason: string;
  shortReason: string;
  since: Since | null;
};

/** When it became like this, Unix seconds; `before`: it was so already when the range began at `time`. */
export type Since = { time: number; before: boolean };

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
