import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { TimeSeriesPanel } from '@/dashboard/panel';
import { DEFAULT_THRESHOLDS } from '@/dashboard/thresholds';
import { exampleChart, exampleView, line, rangeAnswer } from '@/panels/example-panel';
import type { PanelView } from '@/panels/panel-view';
import { exampleConnection } from '@/panels/queries/example-connection';
import { settleDownloads } from '@/panels/render-hook';
import type { Series } from '@/prometheus/series';
import { testPage } from '@/ui/test-page';
import { TimeSeriesPanelView } from './time-series-panel';

const { page, render } = testPage();

/** The panel once it is answered with these lines. */
async function show(panel: Partial<TimeSeriesPanel>, series: readonly Series[], view: Partial<PanelView> = {}) {
  const connection = exampleConnection({ rangeQuery: async () => rangeAnswer(series) });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <TimeSeriesPanelView panel={exampleChart(panel)} view={exampleView({ connection, ...view })} />
    </QueryClientProvider>,
  );
  await settleDownloads();
}

const plain = (text: string | undefined | null) => (text ?? '').replaceAll('\u00a0', ' ');
const title = () => plain(page.querySelector('header')?.textContent);
const lines = () => Array.from(page.querySelectorAll('ul[aria-label="Lines"] li'), ({ textContent }) => textContent);
const below = () => Array.from(page.querySelectorAll('article > div:last-child p'), ({ textContent }) => textContent);

const endpoints = (count: number) => Array.from({ length: count }, (_, i) => line([1, 1, 1, i], { endpoint: `/${i}` }));

const RATIO: Partial<TimeSeriesPanel> = {
  title: 'Error ratio',
  threshold: 'errorRatio',
  unit: 'ratio',
  legend: 'none',
};
const RULE = {
  ...DEFAULT_THRESHOLDS,
  errorRatio: [{ value: 0.05, severity: 'critical', source: 'rule', rule: 'HighErrorRate' }],
} as const;

test.each([
  ['the share of the limit that comes next', {}, 0.02, '40 % of limit'],
  ['the same of one that a rule sets', { thresholds: RULE }, 0.02, '40 % of limit'],
  ['once all are crossed how far, in the colour and the sign of the last', { thresholds: RULE }, 0.1, '200 % of limit'],
])('the title line says %s', async (_, view, now, said) => {
  await show(RATIO, [line([0, 0, 0, now])], view);
  expect(title()).toContain(said);
  expect(page.querySelector('header [data-glyph]')?.getAttribute('data-glyph')).toBe(
    now > 0.05 ? 'critical' : undefined,
  );
});

test('of several lines it names the one that the limit holds for', async () => {
  await show({ threshold: 'p95', unit: 'seconds', legend: 'direct' }, [line([0.1, 0.1, 0.1, 0.1])], {
    latest: { p95: 0.25 },
  });
  expect(title()).toContain('p95 at 25 % of limit');
});

test('nothing is said of a limit that rests on too few requests, and of old numbers only that they are old', async () => {
  await show(RATIO, [line([0, 0, 0, 0.5])], { tooFew: ['errorRatio'] });
  expect(title()).not.toContain('limit');
  await show(RATIO, [line([0, 0, 0, 0.02])], {
    freshness: { newestSample: 0, age: 300, unreachableSince: null, state: 'stale' },
  });
  expect(title()).not.toContain('limit');
  expect(title()).toContain('Stale');
});

test('lines that are not drawn are counted in the last place of the legend, and not where another line is their sum', async () => {
  await show({ rest: 'left-out' }, endpoints(12));
  expect([lines().at(-1), below()]).toEqual(['3 more, 4 not drawn', []]);
  await show({ rest: 'added' }, endpoints(12));
  expect(lines().at(-1)).toMatch(/^\d more$/);
});

test('where something else is the legend they are counted below the chart', async () => {
  await show({ rest: 'left-out', legend: 'none' }, endpoints(12));
  expect(below()).toEqual(['4 more are not drawn; filter to see them.']);
});

test('where every line is drawn nothing is said to be missing', async () => {
  await show({ rest: 'left-out' }, endpoints(8));
  expect([lines().at(-1), below()]).toEqual(['3 more', []]);
});

test('a filter that the metric does not carry is named', async () => {
  await show({ ignores: ['endpoint', 'instance'] }, endpoints(2));
  expect(below()).toEqual(['Not filtered by endpoint or instance: the metric does not carry it.']);
});

test('a click on the name of a line filters by its value', async () => {
  const picked: string[] = [];
  await show({}, endpoints(2), { pick: (filter, value) => picked.push(`${filter} ${value}`) });
  const name = Array.from(page.querySelectorAll('button')).find(({ textContent }) => textContent === '/1');
  name?.click();
  expect(picked).toEqual(['endpoint /1']);
});

test('a click on what has no such label filters by its having none, and not by the words for that', async () => {
  const picked: string[] = [];
  await show({}, [...endpoints(1), line([1, 1, 1, 2])], { pick: (_, value) => picked.push(value) });
  const name = Array.from(page.querySelectorAll('button')).find(({ textContent }) => textContent === '(no endpoint)');
  name?.click();
  expect(picked).toEqual(['']);
});
