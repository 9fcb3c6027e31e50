import { QueryClient } from '@tanstack/react-query';
import { act } from 'react';
import { expect, test, vi } from 'vitest';
import type { VectorQuery } from '@/dashboard/vector-query';
import { exampleView, line, rangeAnswer } from '@/panels/example-panel';
import type { PanelView } from '@/panels/panel-view';
import { renderHook, settle } from '@/panels/render-hook';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { exampleConnection, type ExampleConnection } from './example-connection';
import { createQueryCache } from './current-error';
import { useVectors } from './use-vectors';

const NOTICES = { warnings: [], infos: [] };
const COST = { tookMs: 1, samples: null };
const DOWN = new PrometheusError('unreachable', 'No answer.');

const range = (expr: string): VectorQuery => ({ kind: 'range', expr });
const instant = (expr: string, secondsAgo = 0): VectorQuery => ({ kind: 'instant', expr, secondsAgo });
const answerTo = (expr: string) => rangeAnswer([line([1, 2, 3, 4], { expr })]);

/** A server that knows an answer to everything, and remembers which instants it was asked about. */
function answering(): ExampleConnection & { times: number[] } {
  const times: number[] = [];
  const connection = exampleConnection({
    rangeQuery: async (expr, wanted) => ({ ...answerTo(expr), range: wanted }),
    instantQuery: async (expr, asked) => {
      const time = asked ?? 0;
      times.push(time);
      return {
        kind: 'instant',
        time,
        samples: [{ labels: { expr }, time, value: 1 }],
        notices: NOTICES,
        cost: COST,
        at: time,
      };
    },
  });
  return Object.assign(connection, { times });
}

type Input = { queries: readonly VectorQuery[]; view: PanelView };
const mount = (input: Input, client = new QueryClient()) =>
  renderHook(({ queries, view }: Input) => useVectors(queries, view), input, client);

test('answers come in the order of their queries', async () => {
  const view = exampleView({ connection: answering() });
  const mounted = await mount({ queries: [range('b'), instant('a')], view });
  expect(mounted.current.map(({ answer }) => answer)).toEqual([undefined, undefined]);
  await settle();
  expect(mounted.current.map(({ answer }) => answer?.kind)).toEqual(['range', 'instant']);
});

test('each distinct vector is asked once, however many queries and panels name it', async () => {
  const connection = answering();
  const view = exampleView({ connection });
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  await mount({ queries: [range('a'), range('b'), range('a')], view }, client);
  await mount({ queries: [range('b'), instant('a')], view }, client);
  await settle();
  expect(connection.asked.map(([, kind, expr]) => `${kind} ${expr}`)).toEqual(['range a', 'range b', 'instant a']);
});

test('nothing is asked before the page is ready, and all of it once it is', async () => {
  const connection = answering();
  const mounted = await mount({ queries: [range('a')], view: exampleView({ connection, isReady: false }) });
  await settle();
  expect([connection.asked, mounted.current[0]?.answer]).toEqual([[], undefined]);
  await mounted.rerender({ queries: [range('a')], view: exampleView({ connection }) });
  await settle();
  expect(connection.asked).toHaveLength(1);
});

test('an error stands beside the answer before it, which stays', async () => {
  let isDown = false;
  const connection = exampleConnection({
    rangeQuery: (expr) => (isDown ? Promise.reject(DOWN) : Promise.resolve(answerTo(expr))),
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const mounted = await mount({ queries: [range('a')], view: exampleView({ connection }) }, client);
  await settle();
  expect(mounted.current[0]).toMatchObject({ error: null, isPlaceholder: false });
  isDown = true;
  await act(async () => client.refetchQueries());
  await settle();
  expect(mounted.current[0]?.error).toBe(DOWN);
  expect(mounted.current[0]?.answer).toMatchObject({ series: [{ labels: { expr: 'a' } }] });
});

test('why a question failed that was never answered stands while it is asked again', async () => {
  let attempts = 0;
  const connection = exampleConnection({
    rangeQuery: () => (attempts++ === 0 ? Promise.reject(DOWN) : new Promise(() => undefined)),
  });
  const client = new QueryClient({ queryCache: createQueryCache(), defaultOptions: { queries: { retry: false } } });
  const mounted = await mount({ queries: [range('a')], view: exampleView({ connection }) }, client);
  await settle();
  void client.refetchQueries();
  await settle();
  expect(attempts).toBe(2);
  expect(mounted.current[0]).toMatchObject({ answer: undefined, error: DOWN });
});

test('a refreshed answer is drawn again although its columns are the same arrays with new numbers', async () => {
  const column = Float64Array.of(1, 2, 3, 4);
  const connection = exampleConnection({
    rangeQuery: async () => ({ ...answerTo('a'), series: [{ ...line([]), values: column }] }),
  });
  const client = new QueryClient();
  const mounted = await mount({ queries: [range('a')], view: exampleView({ connection }) }, client);
  await settle();
  const before = mounted.current;
  column.fill(9);
  await act(async () => client.refetchQueries());
  await settle();
  expect(mounted.current).not.toBe(before);
  expect(mounted.current[0]?.answer).not.toBe(before[0]?.answer);
});

test('no answer to another question is passed off as the answer to one that is under way', async () => {
  let answerB: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (answerB = resolve));
  const connection = exampleConnection({
    rangeQuery: async (expr) => (expr === 'b' ? asked : Promise.resolve()).then(() => answerTo(expr)),
  });
  const view = exampleView({ connection });
  const mounted = await mount({ queries: [range('a')], view });
  await settle();
  await mounted.rerender({ queries: [range('b')], view });
  const [state] = mounted.current;
  expect(state?.answer === undefined || state.isPlaceholder).toBe(true);
  answerB();
  await settle();
  expect(mounted.current[0]).toMatchObject({ isPlaceholder: false, answer: { series: [{ labels: { expr: 'b' } }] } });
});

test('while one zooms the newest lines stay, and not those of a range before', async () => {
  let answers = 0;
  const connection = exampleConnection({
    rangeQuery: (expr) =>
      answers++ < 2 ? Promise.resolve({ ...answerTo(expr), at: answers }) : new Promise(() => undefined),
  });
  const overLast = (secondsAgo: number) => ({
    queries: [range('a')],
    view: exampleView({
      connection,
      range: { from: { kind: 'relative', secondsAgo }, to: { kind: 'relative', secondsAgo: 0 } },
    }),
  });
  const mounted = await mount(overLast(7200));
  await settle();
  for (const [i, secondsAgo] of [3600, 1800].entries()) {
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 1000 * (i + 1));
    await mounted.rerender(overLast(secondsAgo));
    await settle();
  }
  expect(mounted.current[0]).toMatchObject({ isPlaceholder: true, answer: { at: 2 } });
  vi.restoreAllMocks();
});

test('the key of a range that moves is its length, so that time alone asks nothing new', async () => {
  const connection = answering();
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const mounted = await mount({ queries: [range('a')], view: exampleView({ connection }) }, client);
  await settle();
  await mounted.rerender({ queries: [range('a')], view: exampleView({ connection, start: 600, end: 645 }) });
  await settle();
  expect(connection.asked).toEqual([['test', 'range', 'a', 15, 'live', 3600]]);
});

test('over a fixed range an instant is its end, and one an hour ago is an hour before that', async () => {
  const connection = answering();
  const fixed = { from: { kind: 'absolute', time: 10_000 }, to: { kind: 'absolute', time: 20_000 } } as const;
  await mount({ queries: [instant('a'), instant('a', 3600)], view: exampleView({ connection, range: fixed }) });
  await settle();
  expect(connection.times).toEqual([20_000, 16_400]);
});

test('a range that ends before now is evaluated there', async () => {
  const connection = answering();
  const earlier = { from: { kind: 'relative', secondsAgo: 7200 }, to: { kind: 'relative', secondsAgo: 3600 } } as const;
  await mount({ queries: [instant('a'), instant('a', 600)], view: exampleView({ connection, range: earlier }) });
  await settle();
  expect(Date.now() / 1000 - (connection.times[0] ?? 0)).toBeCloseTo(3600, -1);
  expect(connection.asked.map((key) => key.at(-1))).toEqual([3600, 4200]);
});

test.each([
  ['at every refresh about now', instant('a'), {}, 0],
  ['every five minutes about an hour ago', instant('a', 3600), {}, 300],
  ['as often as it wants', { ...instant('a'), refreshEvery: 25 }, {}, 25],
  [
    'never again over a fixed range',
    range('a'),
    { range: { from: { kind: 'absolute', time: 1 }, to: { kind: 'absolute', time: 100 } } },
    Infinity,
  ],
] as const)('a vector is asked %s', async (_, query, change, every) => {
  const client = new QueryClient();
  await mount({ queries: [query], view: exampleView({ connection: answering(), ...change }) }, client);
  expect(
    client
      .getQueryCache()
      .getAll()
      .map(({ meta }) => meta?.['refreshEvery']),
  ).toEqual([every]);
});

test('what was known of a moment is forgotten by the next refresh once nobody shows it, and asked anew; what is compared with and lines stay', async () => {
  vi.useFakeTimers();
  const connection = answering();
  const view = exampleView({ connection, deadline: 5 });
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, gcTime: 60_000 } } });
  const known = { queries: [instant('now'), instant('then', 3600), range('line')], view };
  const mounted = await mount(known, client);
  const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));
  const isKnown = () => mounted.current.map(({ answer }) => answer !== undefined);
  await pass(1);
  expect(isKnown()).toEqual([true, true, true]);
  const leave = async (seconds: number) => {
    await mounted.rerender({ queries: [], view });
    await pass(seconds);
    await mounted.rerender(known);
  };
  await leave(4);
  expect(isKnown()).toEqual([true, true, true]);
  await leave(6);
  expect(isKnown()).toEqual([false, true, true]);
  await pass(1);
  expect(isKnown()).toEqual([true, true, true]);
  vi.useRealTimers();
});
