import { describe, expect, it } from 'vitest';
import type { Plot } from '@/ui/charts/layout/plot';
import { runsOf, traceArea, traceLine } from './trace-line';

// One pixel per second and per unit, so that coordinates read like the data: y is 100 - value.
const PLOT: Plot = { left: 0, right: 100, upper: 0, lower: 100, start: 0, end: 100, min: 0, top: 100, scale: 1 };

function recordingPen() {
  const path: string[] = [];
  return {
    path,
    moveTo: (x: number, y: number) => path.push(`M${x},${y}`),
    lineTo: (x: number, y: number) => path.push(`L${x},${y}`),
  };
}

const line = (...values: number[]) => ({
  times: Float64Array.from(values, (_, i) => i * 10),
  values: Float64Array.from(values),
});

describe('traceLine', () => {
  it('draws one path through all samples', () => {
    const pen = recordingPen();
    expect(traceLine(pen, line(1, 2, 3), PLOT)).toEqual({ lonely: [], last: { x: 20, y: 97 } });
    expect(pen.path).toEqual(['M0,99', 'L10,98', 'L20,97']);
  });

  it('breaks where values are missing instead of inventing what was there', () => {
    const pen = recordingPen();
    traceLine(pen, line(1, 2, NaN, NaN, 3, 4), PLOT);
    expect(pen.path).toEqual(['M0,99', 'L10,98', 'M40,97', 'L50,96']);
  });

  it('reports samples that stand alone, which a path would not show', () => {
    expect(traceLine(recordingPen(), line(1, NaN, 5, NaN), PLOT)).toEqual({
      lonely: [
        { x: 0, y: 99 },
        { x: 20, y: 95 },
      ],
      last: { x: 20, y: 95 },
    });
  });

  it('treats infinity as a gap: no axis reaches it', () => {
    const pen = recordingPen();
    traceLine(pen, line(1, 2, Infinity, 3, 4), PLOT);
    expect(pen.path.filter((step) => step.startsWith('M'))).toHaveLength(2);
  });

  it('has no end where there is no sample', () => {
    expect(traceLine(recordingPen(), line(NaN, NaN), PLOT)).toEqual({ lonely: [], last: null });
  });
});

describe('traceArea', () => {
  it('closes every run at the limit, so that a gap is not filled', () => {
    const pen = recordingPen();
    traceArea(pen, line(60, 70, NaN, 80), PLOT, 50);
    expect(pen.path).toEqual(['M0,50', 'L0,40', 'L10,30', 'L10,50', 'M30,50', 'L30,20', 'L30,50']);
  });
});

describe('runsOf', () => {
  it('finds runs at both ends and none in nothing', () => {
    expect([...runsOf(Float64Array.of(1, 2, NaN, 3))]).toEqual([
      [0, 1],
      [3, 3],
    ]);
    expect([...runsOf(Float64Array.of(NaN))]).toEqual([]);
  });
});
