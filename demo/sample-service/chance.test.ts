import { describe, expect, it } from 'vitest';
import { seeded } from '../testing/seeded';
import { poisson, standardNormal } from './chance';

function draws(count: number, draw: () => number): { mean: number; variance: number } {
  const values = Array.from({ length: count }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count };
}

describe('poisson', () => {
  it.each([0.05, 3, 200])('has a mean and a variance of %d', (expected) => {
    const uniform = seeded();
    const { mean, variance } = draws(20_000, () => poisson(expected, uniform));
    expect(mean / expected).toBeCloseTo(1, 1);
    expect(variance / expected).toBeCloseTo(1, 1);
  });

  it('is 0 for a mean of 0', () => {
    expect(poisson(0, seeded())).toBe(0);
  });
});

describe('standardNormal', () => {
  it('has a mean of 0 and a variance of 1', () => {
    const uniform = seeded();
    const { mean, variance } = draws(20_000, () => standardNormal(uniform));
    expect(mean).toBeCloseTo(0, 1);
    expect(variance).toBeCloseTo(1, 1);
  });
});
