import { describe, expect, it } from 'vitest';
import { poisson, standardNormal } from './chance';

function draws(count: number, draw: () => number): { mean: number; variance: number } {
  const values = Array.from({ length: count }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count };
}

describe('poisson', () => {
  it.each([0.05, 3, 200])('has a mean and a variance of %d', (expected) => {
    const { mean, variance } = draws(20_000, () => poisson(expected, Math.random));
    expect(mean / expected).toBeCloseTo(1, 0.7);
    expect(variance / expected).toBeCloseTo(1, 0.7);
  });

  it('counts nothing where nothing is expected', () => {
    expect(poisson(0, Math.random)).toBe(0);
  });
});

describe('standardNormal', () => {
  it('has a mean of 0 and a variance of 1', () => {
    const { mean, variance } = draws(20_000, () => standardNormal(Math.random));
    expect(mean).toBeCloseTo(0, 1);
    expect(variance).toBeCloseTo(1, 1);
  });
});
