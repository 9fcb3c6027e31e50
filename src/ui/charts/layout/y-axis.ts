import type { Unit } from '@/format/unit';
import type { ChartScene } from '@/ui/charts/chart-scene';
import type { ChartSeries } from '@/ui/charts/chart-series';

/** From `min` at the bottom (0 unless something is negative) to `top`, with a tick at every multiple of `step`. */
export type YAxis = { min: number; top: number; step: number };

/** Air above the highest value, so that a line never lies on the edge. */
const HEADROOM = 1.02;
/** Smaller numbers are rounding errors. */
const NOTHING = 1e-12;
/** A limit needs room for its label, which stands half above the line. */
const LIMIT_HEADROOM = 1.1;

const DAY = 86_400;

// Durations above a minute are read in halves and quarters of an hour, not in hundreds of seconds, and long ones in
// whole days.
const LONG_STEPS: readonly number[] = [60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, DAY];

/**
 * The smallest round number that is at least `raw`: 1, 2, 2.5 or 5 times a power of ten; whole for things that are
 * counted.
 */
export function niceStep(raw: number, unit: Unit): number {
  if (unit === 'seconds' && raw > 30)
    return LONG_STEPS.find((step) => step >= raw) ?? niceStep(raw / DAY, 'count') * DAY;
  const power = 10 ** Math.floor(Math.log10(raw));
  const factors = unit === 'count' ? [1, 2, 5, 10] : [1, 2, 2.5, 5, 10];
  // Rounding of the power would otherwise take the next factor for a raw of exactly 0.2.
  const step = (factors.find((factor) => factor * power >= raw * (1 - 1e-9)) ?? 10) * power;
  return unit === 'count' ? Math.max(1, step) : step;
}

/**
 * Every multiple of the step on the axis. Counted rather than added up, so that 0.3 does not become
 * 0.30000000000000004.
 */
export function ticksOf({ min, top, step }: YAxis): readonly number[] {
  const first = Math.ceil(min / step - 1e-9);
  const count = Math.floor(top / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

function extremes(series: readonly ChartSeries[], start: number, end: number): { low: number; high: number } {
  let low = Infinity;
  let high = -Infinity;
  for (const { times, values } of series) {
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? NaN;
      const time = times[i] ?? NaN;
      if (!Number.isFinite(value) || time < start || time > end) continue;
      if (value > high) high = value;
      if (value < low) low = value;
    }
  }
  return { low, high };
}

/**
 * How far up an axis must reach to show a limit and its label: the next tick where that is near, a little above the
 * limit otherwise.
 */
function reachOf(limit: number, step: number): number {
  if (!(limit > 0)) return 0;
  const tick = Math.ceil((limit * HEADROOM) / step) * step;
  return tick <= limit * 1.25 ? tick : limit * LIMIT_HEADROOM;
}

/**
 * The axis of a chart: from zero, up to at least the floor and every threshold, with about `tickCount` steps. Hidden
 * lines do not count. Its end is a round number, so that it does not move with every value. An axis of shares ends at
 * 100 % where no value is above, since a scale to 150 % would be confusing.
 */
export function yAxisFor(
  scene: Pick<ChartScene, 'series' | 'thresholds' | 'floor' | 'hidden' | 'unit' | 'range'>,
  tickCount: number,
): YAxis {
  const shown = scene.series.filter(({ key }) => scene.hidden?.has(key) !== true);
  const { low, high } = extremes(shown, scene.range.start, scene.range.end);
  const limit = Math.max(0, ...(scene.thresholds ?? []).map(({ value }) => value).filter(Number.isFinite));
  const floor = scene.floor ?? 0;
  const highest = Math.max(high, limit, floor, 0);
  const lowest = Math.min(0, low);
  if (highest - lowest < NOTHING) return { min: 0, top: 1, step: niceStep(1 / tickCount, scene.unit) };
  const most = scene.unit === 'ratio' && highest <= 1 ? 1 : Infinity;
  const step = niceStep(Math.min((highest - lowest) * HEADROOM, most - lowest) / tickCount, scene.unit);
  const upTo = (value: number) => Math.ceil(value / step - 1e-9) * step;
  const top = Math.max(high > 0 ? upTo(high * HEADROOM) : 0, reachOf(limit, step), upTo(floor));
  return { min: lowest < 0 ? -upTo(-lowest) : 0, top: Math.min(top, most), step };
}
