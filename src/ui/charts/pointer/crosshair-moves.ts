import type { ChartScene } from '@/ui/charts/chart-scene';
import { nearestIndex } from '@/ui/charts/layout/plot';

/** Steps of the keyboard with Shift held. */
const LONG_STEP = 10;

/**
 * The moments at which a chart has samples, inside its range: those of its longest line, since lines of a chart share
 * them.
 */
export function sampleTimes(scene: Pick<ChartScene, 'series' | 'range'>): Float64Array {
  let longest: Float64Array = new Float64Array();
  for (const { times } of scene.series) if (times.length > longest.length) longest = times;
  // Both ends are near those of the range: nothing is copied, because every refresh comes here and hardly any pointer.
  const first = longest.findIndex((time) => time >= scene.range.start);
  return first === -1
    ? longest.subarray(0, 0)
    : longest.subarray(first, longest.findLastIndex((time) => time <= scene.range.end) + 1);
}

/**
 * Where a key puts the crosshair; undefined for a key that does not move it, and nothing to move to in an empty chart.
 */
export function moveByKey(key: string, isLong: boolean, times: Float64Array, from: number | null): number | undefined {
  const last = times.length - 1;
  const at = from === null ? last + 1 : nearestIndex(times, from);
  const step = isLong ? LONG_STEP : 1;
  switch (key) {
    case 'ArrowLeft':
      return times[Math.max(0, at - step)];
    case 'ArrowRight':
      return times[Math.min(last, at + step)];
    case 'Home':
      return times[0];
    case 'End':
      return times[last];
    default:
      return undefined;
  }
}
