import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { exampleStat, exampleView, line, rangeAnswer } from '@/panels/example-panel';
import { exampleConnection } from '@/panels/queries/example-connection';
import { settle } from '@/panels/render-hook';
import { testPage } from '@/ui/test-page';
import { StatPanelView } from './stat-panel';

const { page, render } = testPage();

test.each([
  ['a count of requests that cannot be filtered by endpoint says so', 'requests', ['endpoint'], true],
  ['one that is filtered does not', 'requests', [], false],
  ['what a process uses has no endpoints', 'process', ['endpoint'], false],
] as const)('%s', (_, subject, ignores, isSaid) => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <StatPanelView panel={exampleStat({ subject, ignores })} view={exampleView()} />
    </QueryClientProvider>,
  );
  expect(page.textContent?.includes('of all endpoints')).toBe(isSaid);
});

test.each([
  ['where the moment is known', { requestRate: { value: 150, atLeast: false } }, /150/],
  ['where nothing is known at all', {}, /No series match/],
])('without a line in the range a tile shows %s', async (_, readings, text) => {
  const connection = exampleConnection({ rangeQuery: async () => rangeAnswer([]) });
  const panel = exampleStat({ reads: 'requestRate' });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <StatPanelView panel={panel} view={exampleView({ connection, readings })} />
    </QueryClientProvider>,
  );
  await settle();
  expect(page.textContent).toMatch(text);
});

test('a count that was zero and is told no longer says that there is no data, not a bare dash', async () => {
  const times = Float64Array.from({ length: 10 }, (_, i) => i * 15);
  const ended = { labels: {}, times, values: times.map((_, i) => (i < 5 ? 0 : NaN)) };
  const connection = exampleConnection({ rangeQuery: async () => rangeAnswer([ended]) });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <StatPanelView panel={exampleStat({ subject: 'process' })} view={exampleView({ connection })} />
    </QueryClientProvider>,
  );
  await settle();
  expect(page.querySelector('article')?.dataset['state']).toBe('zero');
  expect(page.textContent).toContain('No data');
  expect(page.textContent).not.toContain('–');
});

test('a number that is old says so in a word as well, for whom there is no sign', async () => {
  const connection = exampleConnection({ rangeQuery: async () => rangeAnswer([line([1, 2, 3, 4])]) });
  const freshness = { newestSample: 0, age: 300, unreachableSince: null, state: 'stale' } as const;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <StatPanelView panel={exampleStat()} view={exampleView({ connection, freshness })} />
    </QueryClientProvider>,
  );
  await settle();
  expect(page.textContent).toContain('Stale');
});

test.each([
  ['with what it may be more than, in the colour and the word of its level', {}, '≥ 1.2', 'text-warn', true],
  [
    'in no colour and with no level where it is old',
    { freshness: { newestSample: 0, age: 300, unreachableSince: null, state: 'stale' } },
    '≥ 1.2',
    'text-ink-2',
    false,
  ],
] as const)('a number stands %s', async (_, change, text, colour, isJudged) => {
  const connection = exampleConnection({ rangeQuery: async () => rangeAnswer([line([1, 1, 1, 1])]) });
  const panel = exampleStat({ reads: 'p95', threshold: 'p95', unit: 'seconds' });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <StatPanelView
        panel={panel}
        view={exampleView({ connection, readings: { p95: { value: 1.2, atLeast: true } }, ...change })}
      />
    </QueryClientProvider>,
  );
  await settle();
  const value = page.querySelector('[data-value]');
  expect([value?.textContent, value?.className, page.textContent?.includes('Warning')]).toEqual([
    expect.stringContaining(text),
    expect.stringContaining(colour),
    isJudged,
  ]);
});
