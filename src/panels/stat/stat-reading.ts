import type { StatPanel } from '@/dashboard/panel';
import { judgeLimits } from '@/health/signals/limits';
import type { PanelView } from '@/panels/panel-view';
import { goesOnTo, lastValue, type Series } from '@/prometheus/series';

/** A number, and how bad it is by the limit of its panel. */
export type StatReadingState = { value: number | null; atLeast: boolean; level: 'ok' | 'warning' | 'critical' };

/**
 * The number of a stat: a reading of the pulse where the panel names one, otherwise the last value of its line,
 * provided that the line reaches the present. A missing reading is never replaced by a line, because with the steps of
 * a week a line may have ended an hour ago.
 */
export function statReading(
  panel: StatPanel,
  lines: readonly Series[],
  { readings, thresholds, tooFew, freshness }: Pick<PanelView, 'readings' | 'thresholds' | 'tooFew' | 'freshness'>,
): StatReadingState {
  const [line] = lines;
  const hasEnded = freshness.state === 'current' && line !== undefined && !goesOnTo(line, line.times.at(-1) ?? 0);
  const end = line === undefined || hasEnded ? null : (lastValue(line)?.value ?? null);
  const reading = panel.reads === undefined ? undefined : readings[panel.reads];
  const isToldByNone = reading === null && freshness.state === 'current';
  const value = reading?.value ?? (isToldByNone ? null : end);
  const level =
    value === null || panel.threshold === null || tooFew.includes(panel.threshold)
      ? 'ok'
      : judgeLimits(value, panel.threshold, thresholds).level;
  return { value, atLeast: reading?.atLeast ?? false, level };
}
