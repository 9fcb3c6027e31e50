import { describe, expect, test } from 'vitest';
import type { ChartThreshold } from '@/ui/charts/chart-series';
import type { Plot } from '@/ui/charts/layout/plot';
import type { Brush } from './draw-series';
import { freeLeft, placeLabels } from './limit-label';

/** A pixel is a second, and ten are one of what is measured. */
const PLOT: Plot = { left: 0, right: 400, upper: 0, lower: 100, min: 0, top: 10, start: 0, end: 400, scale: 1 };
const ABOUT_FIVE = { low: 4, high: 6 };

const line = (...points: readonly (readonly [number, number])[]) => ({
  times: Float64Array.from(points, ([time]) => time),
  values: Float64Array.from(points, ([, value]) => value),
});

describe('the place of a label', () => {
  test('is the left end where no line passes', () => {
    expect(freeLeft([line([0, 1], [400, 1]), line([0, 9], [400, 9])], ABOUT_FIVE, PLOT, 0, 80)).toBe(0);
  });

  test('is behind a line that goes through it, and behind the next one where that is too near', () => {
    const rising = line([0, 1], [50, 1], [60, 9], [400, 9]);
    expect(freeLeft([rising], ABOUT_FIVE, PLOT, 0, 80)).toBe(64);
    const falling = line([0, 9], [120, 9], [130, 1], [400, 1]);
    expect(freeLeft([rising, falling], ABOUT_FIVE, PLOT, 0, 80)).toBe(134);
  });

  test('is before a line that goes through further on', () => {
    expect(freeLeft([line([0, 1], [81, 1], [90, 9])], ABOUT_FIVE, PLOT, 0, 80)).toBe(0);
  });

  test('counts a step that jumps over it between two samples', () => {
    expect(freeLeft([line([0, 1], [20, 1], [40, 9], [400, 9])], ABOUT_FIVE, PLOT, 0, 30)).toBe(44);
  });

  test('is the left end where a line keeps to the limit all along', () => {
    expect(
      freeLeft([line(...Array.from({ length: 41 }, (_, i) => [i * 10, 5] as const))], ABOUT_FIVE, PLOT, 0, 80),
    ).toBe(0);
  });

  test('does not mind a gap', () => {
    expect(freeLeft([line([0, NaN], [50, NaN], [100, 1])], ABOUT_FIVE, PLOT, 0, 80)).toBe(0);
  });
});

test('the label of a crossed limit stays out of what is red above it, and one beside it stays out of both', () => {
  const brush = {
    context: { measureText: () => ({ width: 72 }) },
    plot: PLOT,
    textSize: 11,
    font: 'sans-serif',
  } as unknown as Brush;
  const high = line([0, 9], [200, 9], [210, 1], [400, 1]);
  const at = (status: ChartThreshold['status'], value: number) => ({ value, label: 'limit', status });
  expect(placeLabels(brush, [at('normal', 5)], [high]).map(({ left }) => left)).toEqual([0]);
  expect(placeLabels(brush, [at('crossed', 5), at('normal', 5.1)], [high]).map(({ left }) => left)).toEqual([214, 294]);
});
