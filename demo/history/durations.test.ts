import { describe, expect, it } from 'vitest';
import { STOCK } from '../inventory/endpoints';
import { endpoint } from '../sample-service/endpoint';
import { seeded } from '../testing/seeded';
import { bucketOf, durationsOf } from './durations';

describe('durationsOf', () => {
  it('puts half of the requests below the median, and all of them into buckets', () => {
    const { shares, mean } = durationsOf(endpoint('GET', '/a', { wait: 0.1 }), [0.101], 0, seeded());
    expect(shares[0]).toBeCloseTo(0.5, 1);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
    expect(mean).toBeGreaterThan(0.1);
  });

  it('adds the delay of the inventory once for each call', () => {
    const twoCalls = endpoint('GET', '/a', { wait: 0.01, inventoryCalls: 2 });
    expect(durationsOf(twoCalls, [1], 1, seeded()).mean - durationsOf(twoCalls, [1], 0, seeded()).mean).toBeCloseTo(
      2,
      1,
    );
  });
});

describe('the inventory itself', () => {
  it('is as slow as its callers find it', () => {
    expect(durationsOf(STOCK, [1], 1, seeded()).mean - durationsOf(STOCK, [1], 0, seeded()).mean).toBeCloseTo(1, 1);
  });
});

describe('bucketOf', () => {
  it('counts a duration equal to a bound into that bucket, and above all bounds into the last', () => {
    expect([0.1, 0.1001, 5].map((seconds) => bucketOf([0.1, 1], seconds))).toEqual([0, 1, 2]);
  });
});
