import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ChartPalette } from '@/ui/charts/colours/chart-palette';
import type { Plot } from '@/ui/charts/layout/plot';
import { drawScene } from './draw-scene';
import { traceLine } from './trace-line';

const BOX = { width: 400, height: 136, textSize: 11, gutter: 48, font: 'sans-serif', ratio: 1 };
const PLOT: Plot = { left: 48, right: 388, upper: 16, lower: 116, min: 0, top: 4, scale: 1, start: 15, end: 45 };

beforeEach(() => {
  vi.stubGlobal(
    'Path2D',
    class {
      moveTo() {}
      lineTo() {}
    },
  );
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A canvas that keeps to which rectangle each line was cut, as its edges, and what was done in which order. */
function recordingCanvas() {
  const cuts: { left: number; upper: number; right: number; lower: number }[] = [];
  const done: string[] = [];
  let rectangle = { left: NaN, upper: NaN, right: NaN, lower: NaN };
  let isCut = false;
  const known: Record<string, unknown> = {
    rect: (x: number, y: number, width: number, height: number) =>
      (rectangle = { left: x, upper: y, right: x + width, lower: y + height }),
    clip: () => (isCut = true),
    restore: () => (isCut = false),
    stroke: (path?: unknown) => {
      if (path !== undefined && isCut) cuts.push(rectangle);
      done.push(path === undefined ? 'limit' : 'line');
    },
    fillRect: () => done.push(`erase ${String(known['globalAlpha'])}`),
    fillText: (text: string) => done.push(text),
    measureText: () => ({ width: 10 }),
    globalAlpha: 1,
  };
  const context = new Proxy(known, { get: (target, name) => target[String(name)] ?? (() => undefined) });
  return { cuts, done, canvas: { width: 0, height: 0, getContext: () => context } as unknown as HTMLCanvasElement };
}

test('a line that begins before the range is cut where the plot begins, and has room for its width at the other edges', () => {
  const series = {
    key: 'a',
    name: 'a',
    colour: 's1',
    times: Float64Array.of(0, 15, 30, 45),
    values: Float64Array.of(1, 0, 4, 2),
  } as const;
  // As while a refresh is under way: the axis has moved on, and the points have not.
  const begun: boolean[] = [];
  expect(
    traceLine({ moveTo: (x) => void begun.push(x < PLOT.left), lineTo: () => undefined }, series, PLOT).last?.x,
  ).toBe(PLOT.right);
  expect(begun).toEqual([true]);
  const { cuts, canvas } = recordingCanvas();
  drawScene(
    canvas,
    { range: { start: 15, end: 45 }, unit: 'count', timeZone: 'UTC', series: [series] },
    BOX,
    PLOT,
    {} as ChartPalette,
    [],
  );
  expect(cuts).not.toEqual([]);
  for (const { left, upper, right, lower } of cuts) {
    expect(left).toBe(PLOT.left);
    expect([right - PLOT.right, PLOT.upper - upper, lower - PLOT.lower]).toEqual([3, 3, 3]);
  }
});

test('the line of a limit begins behind its label, and a line that passes under that is still seen', () => {
  const series = {
    key: 'a',
    name: 'a',
    colour: 's1',
    times: Float64Array.of(15, 30, 45),
    values: Float64Array.of(1, 2, 3),
  } as const;
  const { done, canvas } = recordingCanvas();
  drawScene(
    canvas,
    {
      range: { start: 15, end: 45 },
      unit: 'count',
      timeZone: 'UTC',
      series: [series],
      thresholds: [{ value: 2, label: 'limit 2', status: 'normal' }],
    },
    BOX,
    PLOT,
    {} as ChartPalette,
    [],
  );
  // Other strokes are those of the axis, and a line has several.
  expect([...new Set(done)]).toEqual(['limit', 'erase 1', 'line', 'erase 0.75', 'limit 2']);
  expect(done.lastIndexOf('line')).toBeLessThan(done.indexOf('erase 0.75'));
});

test.each([
  [5, 'above'],
  [-1, 'below'],
])('a limit of %d, %s the axis, has neither a line nor a label', (value) => {
  const drawn = (...limits: number[]) => {
    const { done, canvas } = recordingCanvas();
    drawScene(
      canvas,
      {
        range: { start: 15, end: 45 },
        unit: 'count',
        timeZone: 'UTC',
        series: [],
        thresholds: limits.map((limit) => ({ value: limit, label: 'a limit', status: 'normal' })),
      },
      BOX,
      PLOT,
      {} as ChartPalette,
      [],
    );
    return done;
  };
  expect(drawn(value)).toEqual(drawn());
  expect(drawn(4)).toContain('a limit');
});
