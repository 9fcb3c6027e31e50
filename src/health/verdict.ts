import type { Unit } from '@/format/unit';

/** `unknown` is never green: nothing recent enough to judge by. */
export type Level = 'ok' | 'warning' | 'critical' | 'unknown';

export type SignalName = 'traffic' | 'errors' | 'latency' | 'system';

/** Words of a sentence; `strong` parts are what is wrong and stand in the colour of the level. */
export type Phrase = { text: string; strong: boolean };

/** Change against an hour ago: relative (0.03 is 3 % more), in points of a ratio, or a count; null where there was nothing to compare. */
export type Trend = { kind: 'relative' | 'points' | 'count'; change: number } | null;

/**
 * One of the four lights. `value` in `unit`; `of` is a total ("3 of 4 up"); `headroom` is value over the nearest limit (0.7 is 70 % of it),
 * null where there is no limit. `since` in Unix seconds: when it became like this; `before` where it was so before the range began.
 */
export type Signal = {
  name: SignalName;
  level: Level;
  value: number | null;
  atLeast: boolean;
  unit: Unit;
  of: number | null;
  trend: Trend;
  headroom: number | null;
  reason: string;
  since: Since | null;
};

export type Since = { time: number; before: boolean };

/** The whole page in one sentence. `detail` is the second line: what else a reader should know, with its numbers. */
export type Verdict = {
  level: Level;
  headline: readonly Phrase[];
  detail: string;
  since: Since | null;
  signals: readonly Signal[];
};

/** A stretch of the watch line, Unix seconds; `none`: no answer, drawn hatched. OK is what lies between. */
export type WatchSegment = { from: number; to: number; level: 'warning' | 'critical' | 'none' };
