import { describe, expect, it } from 'vitest';
import type { ChartMark } from '@/ui/charts/chart-series';
import type { ChartPalette } from '@/ui/charts/colours/chart-palette';
import type { Plot } from '@/ui/charts/layout/plot';
import { drawHatch, drawMarks, drawThresholds } from './draw-annotations';

/** One second is ten pixels, and 1 is 25. */
const PLOT: Plot = { left: 50, right: 350, upper: 20, lower: 120, min: 0, top: 4, scale: 1, start: 100, end: 130 };

/** A canvas that keeps where lines were drawn and texts written; of a letter it says that it is six pixels wide. */
function canvas() {
  const [points, texts, clips]: [[number, number][], [string, number][], number[][]] = [[], [], []];
  const known: Record<string, unknown> = {
    moveTo: (x: number, y: number) => points.push([x, y]),
    lineTo: (x: number, y: number) => points.push([x, y]),
    rect: (...rectangle: number[]) => clips.push(rectangle),
    fillText: (text: string, x: number) => texts.push([text, x]),
    measureText: (text: string) => ({ width: 6 * text.length }),
  };
  const context = new Proxy(known, {
    get: (target, name) => target[String(name)] ?? (() => undefined),
  }) as unknown as CanvasRenderingContext2D;
  return {
    brush: { context, plot: PLOT, palette: {} as ChartPalette, textSize: 11, font: 'sans-serif', ratio: 1 },
    points,
    texts,
    clips,
  };
}

describe('marks', () => {
  const drawn = (...marks: ChartMark[]) => {
    const { brush, points, texts } = canvas();
    drawMarks(brush, marks);
    // A mark is five points; it stands where its line ends.
    return {
      places: points.flatMap(([x, y], i) => (i % 5 === 1 && y === PLOT.lower ? Math.floor(x) : [])),
      texts: texts.map(([text]) => text),
      points,
    };
  };

  it('stand at their moment, over the whole height of the plot', () => {
    const { places, points, texts } = drawn({ time: 115, label: 'v2' });
    expect(places).toEqual([200]);
    expect([Math.min(...points.map(([, y]) => y)), points[1]?.[1]]).toEqual([18, 120]);
    expect(texts).toEqual(['v2']);
  });

  it('before and after the range are not drawn, and the first and the last moment of it are', () => {
    expect(drawn({ time: 99, label: 'before' }, { time: 131, label: 'after' })).toEqual({
      places: [],
      texts: [],
      points: [],
    });
    expect(drawn({ time: 100, label: '' }, { time: 130, label: '' }).places).toEqual([350, 50]);
  });

  it('of which the names would lie over each other are all drawn, and the newest is named', () => {
    const { places, texts } = drawn({ time: 114, label: 'v1' }, { time: 115, label: 'v2' });
    expect(places).toEqual([200, 190]);
    expect(texts).toEqual(['v2']);
  });

  it('without a name are drawn without one', () => {
    expect(drawn({ time: 115, label: '' }).texts).toEqual([]);
  });
});

it('a limit is a line across the plot and not beyond it, at its own height', () => {
  const { brush, points } = canvas();
  drawThresholds(brush, [{ value: 2, label: 'alerts above 2', status: 'normal' }], []);
  expect(points.map(([x, y]) => [x, Math.floor(y)])).toEqual([
    [50, 70],
    [350, 70],
  ]);
});

describe('the hatch of what is not answered', () => {
  const clipped = (from: number) => {
    const { brush, clips } = canvas();
    drawHatch(brush, from);
    return clips;
  };

  it('ends with the plot and begins where answers end, or with the plot where they end before it', () => {
    expect(clipped(120)).toEqual([[250, 20, 100, 100]]);
    expect(clipped(50)).toEqual([[50, 20, 300, 100]]);
  });

  it('is not drawn where answers reach the end', () => {
    expect(clipped(130)).toEqual([]);
  });
});
