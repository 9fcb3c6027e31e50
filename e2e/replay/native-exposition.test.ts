import { expect, test } from 'vitest';
import { rateOf } from './exposition';
import { LIFE_BEFORE, startedCounter } from './family';
import { NATIVE_EDGES, nativeCounts, nativeExposition } from './native-exposition';
import { flowsOf, INSTANCES, type InstanceName } from './traffic';

const instances = Object.keys(INSTANCES) as InstanceName[];

/** What each series counts: one endpoint and one outcome. */
const groups = instances.flatMap((instance) => flowsOf(instance).map((flow) => ({ flows: [flow] })));

test('no bucket ever falls, which a server would take for a restart and count everything again', () => {
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

test('the buckets hold every request, and none of them twice', () => {
  for (const group of groups) {
    const { count, zero, buckets } = nativeCounts(group, 60);
    expect(count).toBeCloseTo(rateOf(group.flows) * (LIFE_BEFORE + 60), 6);
    expect(buckets.reduce((sum, held) => sum + held, zero)).toBeCloseTo(count, 6);
    expect(Math.min(...buckets)).toBeGreaterThanOrEqual(0);
  }
});

test('the buckets reach from half a millisecond to a minute, each at most a fifth wider than the one before', () => {
  expect(NATIVE_EDGES[0]).toBeCloseTo(0.0005, 4);
  expect(NATIVE_EDGES.at(-1)).toBe(64);
  expect(Math.max(...NATIVE_EDGES.slice(1).map((edge, i) => edge / (NATIVE_EDGES[i] ?? NaN)))).toBeLessThan(1.2);
});

test('a counter of what was begun is ahead of those of what has ended, as in the text form', () => {
  const bytes = Buffer.from(nativeExposition([startedCounter('begun_total', {})], 'a', 10));
  // The value is the last field of the only series.
  expect(bytes.readDoubleLE(bytes.length - 8)).toBeCloseTo(6 * (LIFE_BEFORE + 10) + 2, 6);
});
