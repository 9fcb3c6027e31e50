import type { StatPanel } from '@/dashboard/panel';
import { judgeLimits } from '@/health/signals/limits';
import type { PanelView } from '@/panels/panel-view';
import { goesOnTo, lastValue, type Series } from '@/prometheus/series';

/** A number, and how bad it is by the limit of its panel. */
export type StatReadingState = { value: number | null; atLeast: boolean; level: 'ok' | 'warning' | 'critical' };

/**
 * The number of a stat: of the pulse where the panel names one of its readings, otherwise the end of its line. Of a fresh service it ends at present,
 * or is not known. Over a week a line that ended an hour ago still goes on: what the pulse does not tell, no line tells in its place.
 */
export function statReading(panel: StatPanel, lines: readonly Series[], { readings, thresholds, tooFew, freshness }: Pick<PanelView, 'readings' | 'thresholds' | 'tooFew' | 'freshness'>): StatReadingState {
  const [line] = lines;
  const hasEnded = freshness.state === 'current' && line !== undefined && !goesOnTo(line, line.times.at(-1) ?? 0);
  const end = line === undefined || hasEnded ? null : (lastValue(line)?.value ?? null);
  const reading = panel.reads === undefined ? undefined : readings[panel.reads];
  const isToldByNone = reading === null && freshness.state === 'current';
  const value = reading?.value ?? (isToldByNone ? null : end);
  const level = value === null || panel.threshold === null || tooFew.includes(panel.threshold) ? 'ok' : judgeLimits(value, panel.threshold, thresholds).level;
  return { value, atLeast: reading?.atLeast ?? false, level };
}
