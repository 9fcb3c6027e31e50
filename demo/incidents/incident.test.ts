import { expect, test } from 'vitest';
import { controlAll, downText, victimOf, type Instance } from './incident';

/** An instance that records control calls; if it does not run, they fail like a refused connection. */
function instance(
  name: 'shop-api-1' | 'shop-api-2' | 'shop-api-3',
  isRunning: boolean,
  controlled: string[],
): Instance {
  const control: Instance['control'] = () => {
    if (!isRunning) return Promise.reject(new Error('fetch failed'));
    controlled.push(name);
    return new Promise(() => undefined);
  };
  const never = () => Promise.reject(new Error('The test expected no such thing'));
  return { name, url: '', isRunning: () => isRunning, start: never, stop: never, kill: never, reset: never, control };
}

const names = ['shop-api-1', 'shop-api-2', 'shop-api-3'] as const;
const sceneOf = (...areRunning: boolean[]) => {
  const controlled: string[] = [];
  return { controlled, instances: names.map((name, i) => instance(name, areRunning[i] ?? false, controlled)) };
};

test('an incident affects the remaining instances after another one was killed', () => {
  const { controlled, instances } = sceneOf(true, false, true);
  void controlAll(instances, { busyShare: 0.5 });
  expect(controlled).toEqual(['shop-api-1', 'shop-api-3']);
});

test('an incident fails with a message if no instance is running', async () => {
  await expect(controlAll(sceneOf().instances, { busyShare: 0.5 })).rejects.toThrow(
    'none of shop-api-1, shop-api-2, shop-api-3 is running',
  );
});

test('an incident of one instance chooses a running one', () => {
  const victim = (...areRunning: boolean[]) =>
    victimOf({ service: 'shop-api', instances: sceneOf(...areRunning).instances }).name;
  expect(victim(true, true, true)).toBe('shop-api-2');
  expect(victim(true, false, true)).toBe('shop-api-3');
  expect(victim(true, false, false)).toBe('shop-api-1');
  expect(() => victim()).toThrow('no instance of shop-api is running');
});

test('the description counts instances that were down before', () => {
  const text = (...areRunning: boolean[]) => downText(sceneOf(...areRunning).instances);
  expect(text(true, false, true)).toBe('1 of 3 instances is down: shop-api-2');
  expect(text(true, false, false)).toBe('2 of 3 instances are down: shop-api-2 and shop-api-3');
  expect(text()).toBe('All 3 instances are down');
});
