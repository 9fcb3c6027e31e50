import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { reloadWhenServed } from './reload-when-served';

beforeEach(() => vi.useFakeTimers());

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a page whose server has it is loaded anew at once', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('<html>')));
  const reload = vi.fn();
  await reloadWhenServed(reload);
  expect(reload).toHaveBeenCalledOnce();
});

test('a page whose server is away, or has only an error, stays until it is back', async () => {
  const answers = [
    () => Promise.reject(new TypeError()),
    () => Promise.resolve(new Response('', { status: 502 })),
    () => Promise.resolve(new Response('<html>')),
  ];
  vi.stubGlobal('fetch', () => answers.shift()?.());
  const reload = vi.fn();
  await reloadWhenServed(reload);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(reload).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(reload).toHaveBeenCalledOnce();
});
