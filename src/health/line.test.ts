import { describe, expect, it } from 'vitest';
import type { Series } from '@/prometheus/series';
import { median, valueAt, valuesBetween } from './line';

const series: Series = { labels: {}, times: Float64Array.of(10, 20, 30, 40), values: Float64Array.of(1, NaN, 3, 4) };

describe('valuesBetween', () => {
  it('leaves gaps out and includes both ends', () => {
    expect(valuesBetween(series, 10, 30)).toEqual([1, 3]);
  });

  it('is empty outside of the line and without one', () => {
    expect(valuesBetween(series, 41, 99)).toEqual([]);
    expect(valuesBetween(null, 0, 99)).toEqual([]);
  });
});

describe('median', () => {
  it('is a value that was measured', () => {
    expect(median([4, 1, 9])).toBe(4);
    expect(median([4, 1, 9, 5])).toBe(5);
  });

  it('is null of nothing', () => {
    expect(median([])).toBeNull();
  });
});

describe('valueAt', () => {
  it('finds the instant, or the newest one less than a tolerance before it', () => {
    expect(valueAt(series, 30, 10)).toBe(3);
    expect(valueAt(series, 38, 10)).toBe(3);
  });

  it('is a gap in a gap, outside of the line, and without a line', () => {
    expect(valueAt(series, 20, 10)).toBeNaN();
    expect(valueAt(series, 9, 10)).toBeNaN();
    expect(valueAt(series, 50, 10)).toBeNaN();
    expect(valueAt(null, 10, 10)).toBeNaN();
  });
});
