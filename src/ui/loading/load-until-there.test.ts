import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadUntilThere } from './load-until-there';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);

test('what cannot be loaded is loaded again after half a minute, until it is there', async () => {
  const load = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Error('gone')).mockResolvedValue();
  const onFailure = vi.fn();
  loadUntilThere(load, onFailure);
  await pass(29);
  expect(load).toHaveBeenCalledTimes(1);
  await pass(120);
  expect(load).toHaveBeenCalledTimes(2);
  expect(onFailure).toHaveBeenCalledExactlyOnceWith(new Error('gone'));
});

test('what fails when nobody wants it any more is not loaded again, and nobody is told', async () => {
  let fail: (error: Error) => void = () => undefined;
  const load = vi.fn(() => new Promise<void>((_, reject) => (fail = reject)));
  const onFailure = vi.fn();
  const end = loadUntilThere(load, onFailure);
  end();
  fail(new Error('gone'));
  await pass(120);
  expect([load.mock.calls.length, onFailure.mock.calls.length]).toEqual([1, 0]);
});

test('nothing is loaded again between two attempts once nobody wants it', async () => {
  const load = vi.fn(() => Promise.reject(new Error('gone')));
  const end = loadUntilThere(load);
  await pass(1);
  end();
  await pass(120);
  expect(load).toHaveBeenCalledTimes(1);
});
