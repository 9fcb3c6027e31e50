import fc from 'fast-check';
import { act } from 'react';
import { describe, expect, it, test, vi } from 'vitest';
import { exampleConnection, type ExampleConnection } from '@/panels/queries/example-connection';
import { useQueries } from '@/panels/queries/use-queries';
import { renderHook } from '@/panels/render-hook';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { createQueryClient } from '@/app/refresh/query-cache/query-client';
import { examplePage, NONE, START } from '@/app/refresh/example-page';
import { useRefresh } from '@/app/refresh/use-refresh';

const { look, pass } = examplePage();

const SIGNED_OUT = new PrometheusError('unauthorized', 'Access refused.', { status: 403 });

/** Lets in or refuses; the times of the asks in seconds since the start, with what was asked. */
type RefusedPart = { isOpen: boolean; asks: { at: number; key: string }[] };

const seconds = () => (Date.now() - START) / 1000;

/**
 * A page with three questions to one part of the server and one to another, which goes on answering unless `isWhole`.
 */
async function pageAt(part: RefusedPart, interval: number, { isWhole = false, live = true } = {}) {
  const answer = () => (part.isOpen ? Promise.resolve(NONE) : Promise.reject(SIGNED_OUT));
  const connection: ExampleConnection = exampleConnection({
    alertmanagers: answer,
    targets: () => (isWhole ? answer().then(() => []) : Promise.resolve([])),
    probe: () => answer().then(() => undefined),
  });
  const ask = (key: string[], send: 'alertmanagers' | 'targets') => ({
    queryKey: key,
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      connection.ask<unknown>({
        key,
        priority: 'visible',
        deadline: 10,
        signal,
        ask: (driver) => driver[send](signal),
      }),
  });
  const { asked } = connection;
  asked.push = (...keys) => {
    for (const key of keys) if (key[1] !== 'rules') part.asks.push({ at: seconds(), key: String(key.at(-1)) });
    return Array.prototype.push.apply(asked, keys);
  };
  const usePage = () => {
    useQueries({
      queries: [
        ...['a', 'b', 'c'].map((name) => ask(['test', 'range', name], 'alertmanagers')),
        ask(['test', 'rules'], 'targets'),
      ],
    });
    useRefresh(connection, interval, live);
  };
  const page = await renderHook(usePage, undefined, createQueryClient());
  await pass(interval);
  return page;
}

/** Of what was asked between two refusals nothing is polling: it was under way already. */
const knocks = ({ asks }: RefusedPart, from: number) => asks.filter(({ at }) => at > from);

function mostInAMinute(times: readonly number[]): number {
  return Math.max(0, ...times.map((first) => times.filter((at) => at >= first && at < first + 60).length));
}

const out = async (interval: number, options: { isWhole?: boolean; live?: boolean } = {}) => {
  const part: RefusedPart = { isOpen: false, asks: [] };
  const page = await pageAt(part, interval, options);
  return { part, page, since: seconds() };
};

describe.each([
  ['one part of a server', false],
  ['a whole server', true],
])('%s that lets nobody in', (_, isWhole) => {
  it.each([1, 5, 7, 10, 60, 300])(
    'is asked at most twice in any minute, and no later than half a minute after the last time, by a page that refreshes every %i s',
    async (interval) => {
      const { part, since } = await out(interval, { isWhole });
      await pass(300);
      const times = knocks(part, since).map(({ at }) => at);
      expect(mostInAMinute(times)).toBeLessThanOrEqual(2);
      expect(times.length).toBeGreaterThanOrEqual(9);
    },
  );

  it('is read again as soon where the clock of the browser is set back by hours', async () => {
    const { part } = await out(10, { isWhole });
    await pass(25);
    vi.setSystemTime(Date.now() - 10_800_000);
    part.isOpen = true;
    const before = part.asks.length;
    await pass(35);
    expect(part.asks.slice(before).map(({ key }) => key)).toEqual(expect.arrayContaining(['a', 'b', 'c']));
  });

  it('is read again in whole within half a minute of being opened, whenever that is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 60_000 }),
        fc.constantFrom(5, 7, 10, 60),
        async (openedMs, interval) => {
          const { part, page } = await out(interval, { isWhole });
          await pass(openedMs / 1000);
          part.isOpen = true;
          const opened = seconds();
          await pass(30.1);
          const names = new Set(knocks(part, opened).map(({ key }) => key));
          await page.unmount();
          expect([...names]).toEqual(expect.arrayContaining(['a', 'b', 'c']));
        },
      ),
      { numRuns: 20 },
    );
  });

  it('is not asked by a page that nobody sees, and at once when somebody looks at it', async () => {
    const { part, since } = await out(10, { isWhole });
    await look(true);
    await pass(600);
    expect(knocks(part, since)).toEqual([]);
    await look(false);
    expect(knocks(part, since)).toHaveLength(1);
  });

  it('is asked early by somebody who comes back, and not for every window that is chosen', async () => {
    const { part, since } = await out(10, { isWhole });
    await pass(12);
    for (let n = 0; n < 5; n++) await act(async () => window.dispatchEvent(new Event('focus')));
    await pass(1);
    expect(knocks(part, since)).toHaveLength(1);
  });
});

test('over a fixed range it is asked as often', async () => {
  const { part, since } = await out(10, { live: false });
  await pass(600);
  expect(knocks(part, since).length).toBeGreaterThanOrEqual(19);
  expect(mostInAMinute(knocks(part, since).map(({ at }) => at))).toBeLessThanOrEqual(2);
});

test('one question after the other asks for all, and the others follow the first that is answered', async () => {
  const { part, since } = await out(10);
  await pass(65);
  expect(knocks(part, since).map(({ key }) => key)).toEqual(['a', 'b']);
  part.isOpen = true;
  await pass(30);
  expect(
    knocks(part, since)
      .slice(2, 5)
      .map(({ key }) => key),
  ).toEqual(['c', 'a', 'b']);
});
