import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderHook } from '@/panels/render-hook';
import { usePresence } from './use-presence';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const move = (by: number) =>
  act(async () => window.dispatchEvent(Object.assign(new Event('pointermove'), { movementX: by, movementY: 0 })));
const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));

test('whoever moves or presses something is there for five seconds after the last time', async () => {
  const presence = await renderHook(usePresence, undefined);
  expect(presence.current).toBe(false);
  await move(3);
  expect(presence.current).toBe(true);
  await pass(4);
  await act(async () => window.dispatchEvent(new Event('keydown')));
  await pass(4);
  expect(presence.current).toBe(true);
  await pass(2);
  expect(presence.current).toBe(false);
});

test('whoever has gone to the toolbar by keyboard is there until the focus leaves it', async () => {
  const presence = await renderHook(usePresence, undefined);
  const toolbar = document.body.appendChild(document.createElement('div'));
  toolbar.setAttribute('role', 'toolbar');
  const button = toolbar.appendChild(document.createElement('button'));
  button.focus();
  await act(async () => window.dispatchEvent(new Event('keydown')));
  await pass(60);
  expect(presence.current).toBe(true);
  button.blur();
  await pass(6);
  expect(presence.current).toBe(false);
});

test('a touch is somebody as well, who moves nothing before', async () => {
  const presence = await renderHook(usePresence, undefined);
  await act(async () => window.dispatchEvent(new Event('pointerdown')));
  expect(presence.current).toBe(true);
});

test('a picture that changes below a pointer at rest is nobody', async () => {
  const presence = await renderHook(usePresence, undefined);
  await move(0);
  expect(presence.current).toBe(false);
});
