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
    expect([60, 219, 221, 259, 261, 300].map((x) => tooltipLeft(plot, CHART, x, 380))).toEqual([212, 230, 270, 270, 310, 310]);
    expect([301, 339, 341, 379, 381, 540].map((x) => tooltipLeft(plot, CHART, x, 380))).toEqual([-90, -90, -50, -50, -10, 52]);
  });

  it('stays near the crosshair in a wide chart', () => {
    const wide = { ...plot, right: 1796 };
    const distances = [60, 300, 620, 880].map((x) => tooltipLeft(wide, 1800, x, 200) - x);
    for (const distance of distances) {
      expect(distance).toBeGreaterThan(320);
      expect(distance).toBeLessThan(660);
    }
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
