import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestIndex, timeAt, xOf, yOf, type Plot } from './plot';

const PLOT: Plot = { left: 48, right: 448, upper: 16, lower: 116, start: 1000, end: 1400, min: 0, top: 10, scale: 1 };

describe('plot', () => {
  it('puts times from left to right and values from bottom to top', () => {
    expect([xOf(PLOT, 1000), xOf(PLOT, 1400), yOf(PLOT, 0), yOf(PLOT, 10)]).toEqual([48, 448, 116, 16]);
  });

  it('reads the time under a pixel and never leaves the range', () => {
    expect([timeAt(PLOT, 148), timeAt(PLOT, 0), timeAt(PLOT, 999)]).toEqual([1100, 1000, 1400]);
  });
});

describe('nearestIndex', () => {
  it('takes the sample that is nearer, and the ends outside of them', () => {
    const times = Float64Array.of(0, 15, 30);
    expect([-9, 7, 8, 22, 23, 99].map((time) => nearestIndex(times, time))).toEqual([0, 0, 1, 1, 2, 2]);
    expect(nearestIndex(Float64Array.of(), 5)).toBe(-1);
  });

  it('finds what a search through all samples finds', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: -50, max: 550 }),
        (raw, time) => {
          const times = Float64Array.from(raw).sort();
          const distance = Math.abs((times[nearestIndex(times, time)] ?? NaN) - time);
          expect(distance).toBe(Math.min(...Array.from(times, (t) => Math.abs(t - time))));
        },
      ),
    );
  });
});
