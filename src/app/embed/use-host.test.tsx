import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HostWish } from '@/app/view/host-message';
import { renderHook } from '@/panels/render-hook';
import { useHost } from './use-host';

const PORTAL = 'https://portal.example';
const ALLOWED = [PORTAL, 'https://wiki.example'];
const NEWS = { verdict: 'critical', sentence: '8.2 % of requests fail', service: 'shop-api' } as const;

const told = vi.fn<(message: unknown, origin: string) => void>();
const follow = vi.fn<(wish: HostWish) => void>();
/** The window of the page around this one. */
const portal = new MessageChannel().port1;

beforeEach(() => {
  vi.stubGlobal('parent', Object.assign(portal, { postMessage: told }));
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

const mount = (allowed: readonly string[], news: Parameters<typeof useHost>[1] = NEWS) =>
  renderHook((input: typeof news) => useHost(allowed, input, CLOCK, follow), news);
const post = (data: unknown, origin = PORTAL, source: MessagePort | Window | null = portal) =>
  act(async () => void window.dispatchEvent(new MessageEvent('message', { data, origin, source })));
/** Of a server two hours before the browser. */
const CLOCK = { now: () => Date.now() / 1000 + 7200 };
const WISH = { vigie: 1, show: { theme: 'dark' } };

test('a page that is allowed is told what there is, at its own address and at no other, and again when it changes', async () => {
  const { rerender } = await mount(ALLOWED);
  expect(told.mock.calls).toEqual(ALLOWED.map((origin) => [{ vigie: 1, height: 0, ...NEWS }, origin]));
  await rerender({ ...NEWS });
  expect(told).toHaveBeenCalledTimes(2);
  await rerender({ ...NEWS, verdict: 'ok' });
  expect(told.mock.lastCall?.[0]).toMatchObject({ verdict: 'ok' });
});

test('where the browser says who the page around is, nobody else is told', async () => {
  vi.stubGlobal('location', { ancestorOrigins: ['https://wiki.example'] });
  await mount(ALLOWED);
  expect(told.mock.calls.map(([, origin]) => origin)).toEqual(['https://wiki.example']);
  vi.stubGlobal('location', { ancestorOrigins: ['https://evil.example'] });
  told.mockClear();
  await mount(ALLOWED, { ...NEWS, verdict: 'ok' });
  expect(told).not.toHaveBeenCalled();
});

test('its wishes are followed, and one that makes no sense is answered to it alone', async () => {
  await mount(ALLOWED);
  told.mockClear();
  await post(WISH);
  expect(follow).toHaveBeenCalledExactlyOnceWith({ theme: 'dark' });
  await post({ vigie: 1, show: { theme: 'pink' } });
  expect(told.mock.calls).toEqual([[{ vigie: 1, problem: 'show.theme must be one of auto, dark, light' }, PORTAL]]);
  expect(follow).toHaveBeenCalledOnce();
});

test('the latest hour of the server can be shown, although it lies in the future of the browser', async () => {
  await mount(ALLOWED);
  await post({ vigie: 1, show: { from: String(CLOCK.now() - 3600), to: String(CLOCK.now()) } });
  expect(follow).toHaveBeenCalledOnce();
});

test('nobody else is heard: no other origin, and no other window of an allowed one', async () => {
  await mount(ALLOWED);
  told.mockClear();
  await post(WISH, 'https://evil.example');
  await post({ vigie: 2 }, 'https://evil.example');
  await post(WISH, PORTAL, null);
  expect(follow).not.toHaveBeenCalled();
  expect(told).not.toHaveBeenCalled();
});

test('without an allowed origin nobody is heard or told', async () => {
  await mount([]);
  await post(WISH);
  expect(follow).not.toHaveBeenCalled();
  expect(told).not.toHaveBeenCalled();
});

test('a page that stands alone is silent', async () => {
  vi.stubGlobal('parent', window);
  await mount(ALLOWED);
  for (const source of [null, window]) await post(WISH, PORTAL, source);
  expect(follow).not.toHaveBeenCalled();
});
