import { describe, expect, it, test } from 'vitest';
import { hasTraffic, isMisfit, hasEnoughRequests, isShareMeaningful } from './enough';

describe('isShareMeaningful', () => {
  it.each([
    [10, 3, true],
    [9, 3, false],
    [9.6, 2.6, true],
    [1000, 2, false],
    [4, 4, false],
    [0, 0, false],
    // Counted apart: whatever failed was asked for.
    [0, 12, true],
  ])('of %d requests and %d failures is %s', (requestCount, failureCount, expected) => {
    expect(isShareMeaningful({ requestCount, failureCount })).toBe(expected);
  });

  it('does not look away because the counts are not known', () => {
    expect(isShareMeaningful({ requestCount: null, failureCount: null })).toBe(true);
  });
});

describe('isMisfit', () => {
  it.each([
    [300, 360, true],
    [0, 3, true],
    [300, 300, false],
    // One counter is read a moment after the other.
    [300, 312, false],
    [10, 12, false],
    [300, null, false],
    [null, 360, false],
  ])('of %s requests and %s failures is %s', (requestCount, failureCount, expected) => {
    expect(isMisfit({ requestCount, failureCount })).toBe(expected);
  });
});

describe('hasEnoughRequests', () => {
  it('needs ten requests', () => {
    expect(hasEnoughRequests({ requestCount: 9 })).toBe(false);
    expect(hasEnoughRequests({ requestCount: 10 })).toBe(true);
  });
});

test('there is traffic where the last minutes brought any, also where the last one did not', () => {
  const of = (requestRate: number | null, requestCount: number | null) => hasTraffic({ requestRate, requestCount });
  expect([of(2, 600), of(0, 3), of(0, 0), of(0, null), of(null, 3)]).toEqual([true, true, false, false, null]);
});
