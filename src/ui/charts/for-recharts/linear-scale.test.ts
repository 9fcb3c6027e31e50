import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scaleLinear } from './linear-scale';

const length = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('a linear scale', () => {
  test('maps the ends of its domain exactly to the ends of its range, whichever way either runs', () => {
    fc.assert(
      fc.property(length, length, length, length, (from, to, left, right) => {
        fc.pre(from !== to);
        const scale = scaleLinear().domain([from, to]).range([left, right]);
        expect(scale(from) === left && scale(to) === right).toBe(true);
      }),
    );
  });

  test('is linear between them and beyond', () => {
    const scale = scaleLinear().domain([1_700_000_000, 1_700_003_600]).range([48, 448]);
    expect([1_700_000_900, 1_700_001_800, 1_700_007_200].map(scale)).toEqual([148, 248, 848]);
  });

  test('puts everything in the middle where its domain spans nothing', () => {
    expect(scaleLinear().domain([5, 5]).range([0, 100])(7)).toBe(50);
  });

  test('is changed without its copy', () => {
    const scale = scaleLinear().domain([0, 10]).range([0, 100]);
    const copy = scale.copy();
    scale.domain([0, 20]);
    expect([copy(10), scale(10), copy.domain(), scale.range()]).toEqual([100, 50, [0, 10], [0, 100]]);
  });
});
