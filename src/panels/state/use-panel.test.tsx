import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { Panel } from '@/dashboard/panel';
import { derivedQuery, plainQuery } from '@/dashboard/panel-query';
import { exampleChart, exampleStat, exampleView, line, rangeAnswer } from '@/panels/example-panel';
import type { PanelView } from '@/panels/panel-view';
import { exampleConnection } from '@/panels/queries/example-connection';
import { renderHook, settle } from '@/panels/render-hook';
import { PrometheusError } from '@/prometheus/prometheus-error';
import type { RangeAnswer } from '@/prometheus/query-answer';
import { usePanel, usePanelStates } from './use-panel';

const SERIES = {
  failed: [line([1, 1, 1, 2])],
  received: [line([10, 10, 10, 10], { endpoint: '/a' }), line([10, 10, 10, 10], { endpoint: '/b' })],
  none: [],
};

/** A server with the series above; any other expression is refused in its own words. */
function answering() {
  return exampleConnection({
    rangeQuery: async (expr) => {
      if (expr === 'failed' || expr === 'received' || expr === 'none') return rangeAnswer(SERIES[expr]);
      throw new PrometheusError('rejected', `unknown: ${expr}`, { status: 400 });
    },
  });
}

const ratio = derivedQuery('A', 'failed / received', 'Error ratio', ['failed', 'received'], { kind: 'ratio' });
const RATIO = exampleChart({ id: 'error-ratio', queries: [ratio, plainQuery('B', 'received', '{{endpoint}}')] });
const TRAFFIC = exampleStat({ id: 'traffic', queries: [plainQuery('A', 'received', 'x')] });
const EMPTY = exampleStat({ id: 'empty', queries: [plainQuery('A', 'none', 'x')] });
const BROKEN = exampleStat({ id: 'broken', queries: [plainQuery('A', 'sum(', 'x')] });

const quiet = () => new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });

async function panelData(panel: Panel, view: PanelView) {
  const mounted = await renderHook((shown: PanelView) => usePanel(panel, shown), view, quiet());
  await settle();
  return mounted;
}

test('each query of a panel gets the lines derived from its own vectors, in their order', async () => {
  const { current } = await panelData(RATIO, exampleView({ connection: answering() }));
  expect(current.lines.map(({ query, lines }) => [query.refId, lines.map(({ values }) => [...values])])).toEqual([
    ['A', [[0.05, 0.05, 0.05, 0.1]]],
    [
      'B',
      [
        [10, 10, 10, 10],
        [10, 10, 10, 10],
      ],
    ],
  ]);
  expect(current.state.status).toBe('fresh');
  expect(current.vectors).toHaveLength(3);
});

test('a panel loads until all of its vectors have answered, and then says what it is', async () => {
  let answer: (given: RangeAnswer) => void = () => {};
  const connection = exampleConnection({ rangeQuery: () => new Promise((resolve) => (answer = resolve)) });
  const mounted = await renderHook((view: PanelView) => usePanel(EMPTY, view), exampleView({ connection }), quiet());
  expect(mounted.current.state.status).toBe('loading');
  answer(rangeAnswer([]));
  await settle();
  expect(mounted.current.state).toMatchObject({ status: 'no-series', age: 2 });
});

test('a refusal is said in the words of the server', async () => {
  const { current } = await panelData(BROKEN, exampleView({ connection: answering() }));
  expect(current.state).toMatchObject({ status: 'error', cause: 'unknown: sum(' });
});

test('what the page learns about its data changes the state, not the lines', async () => {
  const view = exampleView({ connection: answering() });
  const mounted = await panelData(TRAFFIC, view);
  const { lines } = mounted.current;
  await mounted.rerender({ ...view, freshness: { ...view.freshness, state: 'stale', age: 300 } });
  expect(mounted.current.state.status).toBe('stale');
  expect(mounted.current.lines).toBe(lines);
});

test('several panels at once have the states that each has alone, and share what they ask', async () => {
  const connection = answering();
  const panels = [RATIO, EMPTY, BROKEN, exampleChart({ queries: [], metrics: ['a histogram'] }), TRAFFIC];
  const mounted = await renderHook(
    (view: PanelView) => usePanelStates(panels, view),
    exampleView({ connection }),
    quiet(),
  );
  await settle();
  expect(mounted.current.map(({ status }) => status)).toEqual(['fresh', 'no-series', 'error', 'not-found', 'fresh']);
  expect(connection.asked.map(([, , expr]) => expr)).toEqual(['failed', 'received', 'none', 'sum(']);
});
