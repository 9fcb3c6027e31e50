import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { testPage } from '@/ui/test-page';
import { useTurn } from './use-turn';

const { page, render } = testPage();

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function Chart({ name, isReady = true }: { name: string; isReady?: boolean }) {
  return useTurn(isReady) ? name : null;
}

const nextTask = () => act(() => void vi.advanceTimersToNextTimer());

test('those who are ready have their turn in their order, one per task, and keep it', () => {
  render([<Chart key="a" name="a" />, <Chart key="b" name="b" isReady={false} />, <Chart key="c" name="c" />]);
  const seen = [page.textContent];
  for (let task = 0; task < 3; task++) {
    nextTask();
    seen.push(page.textContent);
  }
  expect(seen).toEqual(['', 'a', 'ac', 'ac']);
  render([<Chart key="a" name="a" />, <Chart key="b" name="b" />, <Chart key="c" name="c" />]);
  expect(page.textContent).toBe('ac');
  nextTask();
  expect(page.textContent).toBe('abc');
});

test('who goes away before its turn holds nobody up', () => {
  render([<Chart key="a" name="a" />, <Chart key="b" name="b" />]);
  render([<Chart key="b" name="b" />]);
  nextTask();
  expect(page.textContent).toBe('b');
  expect(vi.getTimerCount()).toBe(0);
});
