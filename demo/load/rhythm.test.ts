import { describe, expect, it } from 'vitest';
import { seeded } from '../testing/seeded';
import { pause, rhythm } from './rhythm';

describe('rhythm', () => {
  it('keeps the mean over a whole day and never stops the traffic', () => {
    const day = Array.from({ length: 8640 }, (_, index) => rhythm(index * 10));
    expect(day.reduce((sum, value) => sum + value, 0) / day.length).toBeCloseTo(1, 2);
    expect(Math.min(...day)).toBeGreaterThan(0.5);
    expect(Math.max(...day)).toBeLessThan(1.5);
  });
});

describe('the half-hour period', () => {
  it('rises for a quarter of an hour and falls for as long', () => {
    const at = [0, 450, 900, 1350].map((time) => Math.round(10 * rhythm(time)) / 10);
    expect(at).toEqual([1, 1.2, 1.1, 0.7]);
  });
});

describe('pause', () => {
  it('has a mean of one over the rate', () => {
    const uniform = seeded();
    const pauses = Array.from({ length: 20_000 }, () => pause(40, uniform));
    expect(pauses.reduce((sum, value) => sum + value, 0) / pauses.length).toBeCloseTo(1 / 40, 3);
  });
});
