import { expect, test } from 'vitest';
import { createSpending } from './spending';

const refresh = (spending: ReturnType<typeof createSpending>, ...seconds: readonly number[]) => {
  for (const each of seconds) spending.add({ tookMs: 1, samples: 10, seconds: each });
  spending.beginRefresh();
};

test('what a refresh costs is the sum of its queries, and the load before it is not one', () => {
  const spending = createSpending();
  refresh(spending, 5, 5);
  expect(spending.get()).toBeNull();
  refresh(spending, 0.5, 0.25);
  expect(spending.get()).toEqual({ queries: 2, samples: 20, seconds: 0.75, atLeast: 0 });
});

test('one refresh that asks everything again is not the usual one', () => {
  const spending = createSpending();
  refresh(spending);
  for (const seconds of [1, 9, 1]) refresh(spending, seconds);
  expect(spending.get()?.seconds).toBe(1);
});

test('a page is dear when each of its latest refreshes was, not while its server has a busy minute', () => {
  const spending = createSpending();
  refresh(spending);
  for (const seconds of [9, 9, 9, 9]) refresh(spending, seconds);
  expect(spending.get()?.atLeast).toBe(0);
  refresh(spending, 1);
  expect(spending.get()).toMatchObject({ seconds: 9, atLeast: 1 });
  for (const seconds of [9, 9, 9, 9, 9]) refresh(spending, seconds);
  expect(spending.get()?.atLeast).toBe(9);
});

test('a server that does not say what it did is not judged', () => {
  const spending = createSpending();
  for (let i = 0; i < 3; i++) {
    spending.add({ tookMs: 900, samples: null });
    spending.beginRefresh();
  }
  expect(spending.get()).toBeNull();
});

test('who shows it is told when a refresh is over', () => {
  const spending = createSpending();
  let told = 0;
  const stop = spending.subscribe(() => told++);
  refresh(spending, 1);
  stop();
  refresh(spending, 1);
  expect(told).toBe(1);
});
