import { expect, test } from 'vitest';
import { rateOf } from './exposition';
import { AGE_AT_START, startedCounter } from './family';
import { NATIVE_EDGES, nativeCounts, nativeExposition } from './native-exposition';
import { flowsOf, INSTANCES, type InstanceName } from './traffic';

const instances = Object.keys(INSTANCES) as InstanceName[];

/** One series per endpoint and outcome. */
const groups = instances.flatMap((instance) => flowsOf(instance).map((flow) => ({ flows: [flow] })));

test('no bucket ever decreases, which a server would take for a counter reset', () => {
  for (const group of groups) {
    let before = nativeCounts(group, 0);
    for (let elapsed = 2; elapsed < 200; elapsed += 2) {
      const now = nativeCounts(group, elapsed);
      expect(now.buckets.filter((held, i) => held < (before.buckets[i] ?? 0))).toEqual([]);
      expect(Math.min(now.zero - before.zero, now.count - before.count)).toBeGreaterThanOrEqual(0);
      before = now;
    }
  }
});

test('buckets contain every request exactly once', () => {
  for (const group of groups) {
    const { count, zero, buckets } = nativeCounts(group, 60);
    expect(count).toBeCloseTo(rateOf(group.flows) * (AGE_AT_START + 60), 6);
    expect(buckets.reduce((sum, held) => sum + held, zero)).toBeCloseTo(count, 6);
    expect(Math.min(...buckets)).toBeGreaterThanOrEqual(0);
  }
});

test('buckets range from 0.5 ms to 64 s and grow by at most a fifth', () => {
  expect(NATIVE_EDGES[0]).toBeCloseTo(0.0005, 4);
  expect(NATIVE_EDGES.at(-1)).toBe(64);
  expect(Math.max(...NATIVE_EDGES.slice(1).map((edge, i) => edge / (NATIVE_EDGES[i] ?? NaN)))).toBeLessThan(1.2);
});

test('a counter of started requests exceeds one of finished requests, as in the text format', () => {
  const bytes = Buffer.from(nativeExposition([startedCounter('begun_total', {})], 'a', 10));
  // The value is the last field of the only series.
  expect(bytes.readDoubleLE(bytes.length - 8)).toBeCloseTo(6 * (AGE_AT_START + 10) + 2, 6);
});
