import { act } from 'react';
import { expect, test, vi } from 'vitest';
import { renderHook } from '@/panels/render-hook';
import { useChime } from './use-chime';

/** A browser's sound that keeps still until the page is touched. */
class SilentUntilTouched extends EventTarget {
  static made = 0;
  static closed = 0;
  state = 'suspended';
  constructor() {
    super();
    SilentUntilTouched.made += 1;
  }
  resume() {
    this.state = 'running';
    this.dispatchEvent(new Event('statechange'));
    return Promise.resolve();
  }
  close() {
    SilentUntilTouched.closed += 1;
    return Promise.resolve();
  }
}

test('there is no sound before it is switched on, and none is left when it is switched off', async () => {
  vi.stubGlobal('AudioContext', SilentUntilTouched);
  const chime = await renderHook<boolean, ReturnType<typeof useChime>>(useChime, false);
  expect([SilentUntilTouched.made, chime.current.isBlocked]).toEqual([0, false]);
  await chime.rerender(true);
  expect([SilentUntilTouched.made, chime.current.isBlocked]).toEqual([1, true]);
  await act(async () => window.dispatchEvent(new Event('pointerdown')));
  expect(chime.current.isBlocked).toBe(false);
  await chime.rerender(false);
  expect(SilentUntilTouched.closed).toBe(1);
});

test('a browser without sound says that nothing would be heard', async () => {
  vi.stubGlobal('AudioContext', undefined);
  const chime = await renderHook<boolean, ReturnType<typeof useChime>>(useChime, true);
  expect(chime.current.isBlocked).toBe(true);
  await chime.rerender(false);
  expect(chime.current.isBlocked).toBe(false);
});
