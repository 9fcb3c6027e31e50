import { expect, test } from 'vitest';
import { rateOf } from './exposition';
import { LIFE_BEFORE } from './family';
import { nativeCounts } from './native-exposition';
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
