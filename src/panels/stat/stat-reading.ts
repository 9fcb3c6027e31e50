import type { StatPanel } from '@/dashboard/panel';
import { judgeLimits } from '@/health/limits';
import type { PanelView } from '@/panels/panel-view';
import { lastValue, type Series } from '@/prometheus/series';

/** A number, and how bad it is by the limit of its panel. */
export type StatReadingState = { value: number | null; atLeast: boolean; level: 'ok' | 'warning' | 'critical' };

/** The number of a stat: of the pulse where the panel names one of its readings, otherwise the end of its line. */
export function statReading(panel: StatPanel, lines: readonly Series[], { readings, thresholds }: Pick<PanelView, 'readings' | 'thresholds'>): StatReadingState {
  const end = lines[0] ? (lastValue(lines[0])?.value ?? null) : null;
  const reading = panel.reads === undefined ? null : (readings[panel.reads] ?? null);
  const value = reading?.value ?? end;
  const level = value === null || panel.threshold === null ? 'ok' : judgeLimits(value, panel.threshold, thresholds).level;
  return { value, atLeast: reading?.atLeast ?? false, level };
}
