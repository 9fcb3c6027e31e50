import { describe, expect, it } from 'vitest';
import { isQuantileMeaningful, isShareMeaningful } from './enough';

describe('isShareMeaningful', () => {
  it.each([
    [10, 3, true],
    [9, 3, false],
    [9.6, 2.6, true],
    [1000, 2, false],
    [4, 4, false],
    [0, 0, false],
  ])('of %d requests and %d failures is %s', (requestCount, failureCount, expected) => {
    expect(isShareMeaningful({ requestCount, failureCount })).toBe(expected);
  });

  it('does not look away because the counts are not known', () => {
    expect(isShareMeaningful({ requestCount: null, failureCount: null })).toBe(true);
  });
});

describe('isQuantileMeaningful', () => {
  it('needs ten requests', () => {
    expect(isQuantileMeaningful({ requestCount: 9 })).toBe(false);
    expect(isQuantileMeaningful({ requestCount: 10 })).toBe(true);
  });
});
