import { formatChange } from '@/format/format-change';
import type { Trend } from '@/health/signal';

/** Smaller is nothing to speak of: `▲ 0.0 %` would name a direction of nothing, and `▲ 4e-6 pt` could not be read. */
const LEAST: Readonly<Record<NonNullable<Trend>['kind'], number>> = { relative: 0.0005, points: 0.00001, count: 0 };

/** A change with its direction, told by its shape: `▲ 3 %`, `▼ 0.04 pt`, and `=` where there is none to speak of. */
export function trendText({ change, kind }: NonNullable<Trend>): string {
  if (change === 0 || Math.abs(change) < LEAST[kind]) return '=';
  return `${change > 0 ? '▲' : '▼'} ${formatChange(change, kind)}`;
}
