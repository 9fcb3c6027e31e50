import { expect, test } from 'vitest';
import { controlAll, downText, victimOf, type Instance } from './incident';

/** An instance that notes what it is told; one that does not run refuses, as a connection to nobody does. */
function instance(name: 'shop-api-1' | 'shop-api-2' | 'shop-api-3', isRunning: boolean, told: string[]): Instance {
  const control: Instance['control'] = () => {
    if (!isRunning) return Promise.reject(new Error('fetch failed'));
    told.push(name);
    return new Promise(() => undefined);
  };
  const never = () => Promise.reject(new Error('The test expected no such thing'));
  return { name, url: '', isRunning: () => isRunning, start: never, stop: never, kill: never, reset: never, control };
}

const names = ['shop-api-1', 'shop-api-2', 'shop-api-3'] as const;
const sceneOf = (...areRunning: boolean[]) => {
  const told: string[] = [];
  return { told, instances: names.map((name, i) => instance(name, areRunning[i] ?? false, told)) };
};

test('an incident after one that killed an instance happens to those that are left', () => {
  const { told, instances } = sceneOf(true, false, true);
  void controlAll(instances, { busyShare: 0.5 });
  expect(told).toEqual(['shop-api-1', 'shop-api-3']);
});

test('where none is left it says so', async () => {
  await expect(controlAll(sceneOf().instances, { busyShare: 0.5 })).rejects.toThrow(
    'none of shop-api-1, shop-api-2, shop-api-3 is running',
  );
});

test('what happens to one instance happens to one that runs', () => {
  const victim = (...areRunning: boolean[]) =>
    victimOf({ service: 'shop-api', instances: sceneOf(...areRunning).instances }).name;
  expect(victim(true, true, true)).toBe('shop-api-2');
  expect(victim(true, false, true)).toBe('shop-api-3');
  expect(victim(true, false, false)).toBe('shop-api-1');
  expect(() => victim()).toThrow('no instance of shop-api is running');
});

test('what is down is told with what was down before', () => {
  const text = (...areRunning: boolean[]) => downText(sceneOf(...areRunning).instances);
  expect(text(true, false, true)).toBe('1 of 3 instances is down: shop-api-2');
  expect(text(true, false, false)).toBe('2 of 3 instances are down: shop-api-2 and shop-api-3');
  expect(text()).toBe('All 3 instances are down');
});
