import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plot } from '@/ui/charts/layout/plot';
import { tooltipLeft, tooltipTop } from './tooltip-place';

const CHART = 600;
const plot: Plot = { left: 48, right: 596, upper: 16, lower: 160, start: 0, end: 3600, min: 0, top: 1, scale: 1 };

/** A chart in the middle of a screen that ends far from it. */
const WIDE = { left: 900, right: 900, above: 400, below: 400 };

describe('tooltipLeft', () => {
  it('stands on the other side of the crosshair, in the corner of the plot or nearer', () => {
    expect([60, 180, 300].map((x) => tooltipLeft(plot, CHART, x, 200, WIDE))).toEqual([150, 310, 390]);
    expect([301, 450, 596].map((x) => tooltipLeft(plot, CHART, x, 200, WIDE))).toEqual([52, 90, 250]);
  });

  it('makes way for the crosshair in steps where the corner is too narrow, and no farther than the middle needs', () => {
    expect([60, 219, 221, 259, 261, 300].map((x) => tooltipLeft(plot, CHART, x, 380, WIDE))).toEqual([
      150, 230, 270, 270, 310, 310,
    ]);
    expect([301, 339, 341, 379, 381, 540].map((x) => tooltipLeft(plot, CHART, x, 380, WIDE))).toEqual([
      -90, -90, -50, -50, -10, 70,
    ]);
  });

  it('stays near the crosshair in a wide chart', () => {
    const wide = { ...plot, right: 1796 };
    const leftOf = [60, 300, 620, 880].map((x) => tooltipLeft(wide, 1800, x, 200, WIDE) - x);
    const rightOf = [920, 1200, 1600, 1796].map((x) => x - tooltipLeft(wide, 1800, x, 200, WIDE) - 200);
    for (const distance of [...leftOf, ...rightOf]) {
      expect(distance).toBeGreaterThan(80);
      expect(distance).toBeLessThan(180);
    }
  });

  it('lies still at the end of the screen, and goes to the other side where it would cover the crosshair there', () => {
    const leftmost = { ...WIDE, left: 16 };
    expect([301, 341, 372, 376, 420, 540].map((x) => tooltipLeft(plot, CHART, x, 380, leftmost))).toEqual([
      350, 390, 390, -16, 30, 70,
    ]);
  });

  it('never covers the values it names', () => {
    fc.assert(
      fc.property(
        fc.double({ min: plot.left, max: plot.right, noNaN: true }),
        fc.integer({ min: 100, max: 700 }),
        (x, width) => {
          const left = tooltipLeft(plot, CHART, x, width, WIDE);
          expect(left + width <= x - 9 || left >= x + 9).toBe(true);
        },
      ),
    );
  });

  it('never covers them nor leaves the screen, wherever the chart stands in it, up to half its width', () => {
    const screens = fc.record({
      chart: fc.integer({ min: 200, max: 1800 }),
      left: fc.integer({ min: 0, max: 1900 }),
      right: fc.integer({ min: 0, max: 1900 }),
    });
    fc.assert(
      fc.property(
        screens,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        ({ chart, left: before, right: after }, share, part) => {
          const here = { ...plot, right: chart - 4 };
          const x = here.left + share * (here.right - here.left);
          const width = Math.floor(part * ((before + chart + after) / 2 - 12));
          const left = tooltipLeft(here, chart, x, width, { ...WIDE, left: before, right: after });
          expect(left).toBeGreaterThanOrEqual(-before);
          expect(left + width).toBeLessThanOrEqual(chart + after);
          expect(left + width <= x - 9 || left >= x + 9).toBe(true);
        },
      ),
    );
  });
});

describe('tooltipTop', () => {
  it('is the top of the plot, and higher as far as the end of the screen needs, but not above its beginning', () => {
    expect(tooltipTop(plot, 180, 260, WIDE)).toBe(20);
    expect(tooltipTop(plot, 180, 260, { ...WIDE, below: 10 })).toBe(-70);
    expect(tooltipTop(plot, 180, 260, { ...WIDE, below: 10, above: 40 })).toBe(-40);
  });
});
