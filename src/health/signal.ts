import type { Limit, ThresholdKey } from '@/dashboard/thresholds';
import type { Unit } from '@/format/unit';
import type { Level } from './level';

/** The four lights, in the order in which they stand. */
export const SIGNAL_NAMES = ['traffic', 'errors', 'latency', 'system'] as const;

export type SignalName = (typeof SIGNAL_NAMES)[number];

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
  /** Unknown only for as long as a part of it is still asked for: its number and its reason hold, and whether that is all is not known. */
  isAsking?: true;
};

/** When it became like this, Unix seconds; `before`: it was so already when the range began at `time`. */
export type Since = { time: number; before: boolean };
