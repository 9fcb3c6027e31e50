import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderHook } from '@/panels/render-hook';
import { useWakeLock } from './use-wake-lock';

const release = vi.fn<() => Promise<void>>(() => Promise.resolve());
const request = vi.fn<(kind: string) => Promise<{ release: () => Promise<void> }>>(() => Promise.resolve({ release }));
let isHidden = false;

beforeEach(() => {
  vi.stubGlobal('navigator', { wakeLock: { request } });
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => isHidden);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.clearAllMocks();
});

async function look(hidden: boolean): Promise<void> {
  isHidden = hidden;
  await act(async () => document.dispatchEvent(new Event('visibilitychange')));
}

test('the screen is kept lit, again after the page was hidden, and no longer than the wall is there', async () => {
  const { unmount } = await renderHook(useWakeLock, undefined);
  expect(request).toHaveBeenCalledTimes(1);
  await look(true);
  expect(request).toHaveBeenCalledTimes(1);
  await look(false);
  expect(request).toHaveBeenCalledTimes(2);
  await unmount();
  expect(release).toHaveBeenCalled();
});

test('a lock that is only granted when the wall has been left is given back', async () => {
  let grant: (lock: { release: () => Promise<void> }) => void = () => undefined;
  request.mockReturnValueOnce(new Promise((resolve) => (grant = resolve)));
  const { unmount } = await renderHook(useWakeLock, undefined);
  await unmount();
  expect(release).not.toHaveBeenCalled();
  await act(async () => grant({ release }));
  expect(release).toHaveBeenCalledOnce();
});

test('a browser that refuses leaves the wall as it is', async () => {
  request.mockRejectedValueOnce(new Error('low battery'));
  await renderHook(useWakeLock, undefined);
  await look(false);
  expect(request).toHaveBeenCalledTimes(2);
});
