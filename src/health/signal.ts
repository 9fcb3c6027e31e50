import type { Limit, ThresholdKey } from '@/dashboard/thresholds';
import type { Unit } from '@/format/unit';
import type { Level } from './level';

/** The four lights, in the order in which they stand. */
export const SIGNAL_NAMES = ['traffic', 'errors', 'latency', 'system'] as const;

export type SignalName = (typeof SIGNAL_NAMES)[number];

/**
 * Change since an hour ago: relative (0.03 is 3 % more), as a difference of ratios, or of counts; null where there was
 * nothing to compare.
 */
export type Trend = { kind: 'relative' | 'points' | 'count'; change: number } | null;

/** A limit and what it is set on. */
export type NamedLimit = Limit & { key: ThresholdKey };

/**
 * One of the four lights. `value` in `unit`; `of` is a total ("3 of 4 up"); `headroom` is value over `limit`, the
 * nearest one (0.7 is 70 % of it), null where there is none. `shortReason` is the same in a few words, for the wall.
 */
export type Signal = {
  name: SignalName;
  /** The name of `value` where it is not the usual one of this light: `p97` where a service exposes no p95. */
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
  /** The level is unknown only because a part has not been answered yet; `value` and `reason` are valid. */
  isAsking?: true;
};

/** When a state began, Unix seconds; `before`: it began at an unknown time before `time`, where the range begins. */
export type Since = { time: number; before: boolean };
