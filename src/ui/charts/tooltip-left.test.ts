import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plot } from './plot';
import { tooltipLeft } from './tooltip-left';

const CHART = 600;
const plot: Plot = { left: 48, right: 596, upper: 16, lower: 160, start: 0, end: 3600, min: 0, top: 1, scale: 1 };

describe('tooltipLeft', () => {
  it('keeps the tooltip in the corner on the other side of the crosshair', () => {
    expect([60, 180, 300].map((x) => tooltipLeft(plot, CHART, x, 200))).toEqual([392, 392, 392]);
    expect([301, 450, 596].map((x) => tooltipLeft(plot, CHART, x, 200))).toEqual([52, 52, 52]);
  });

  it('makes way for the crosshair in steps where the corner is too narrow, and no farther than the middle needs', () => {
    expect([100, 205, 225, 265, 300].map((x) => tooltipLeft(plot, CHART, x, 380))).toEqual([212, 240, 240, 280, 310]);
    expect([301, 340, 370, 450, 500].map((x) => tooltipLeft(plot, CHART, x, 380))).toEqual([-90, -60, -20, 52, 52]);
  });

  it('never covers the values it names', () => {
    fc.assert(
      fc.property(fc.double({ min: plot.left, max: plot.right, noNaN: true }), fc.integer({ min: 100, max: 700 }), (x, width) => {
        const left = tooltipLeft(plot, CHART, x, width);
        expect(left + width <= x - 9 || left >= x + 9).toBe(true);
      }),
    );
  });
});
