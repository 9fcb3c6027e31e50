import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { beforeAll, expect, test } from 'vitest';
import type { OverviewModel } from '@/app/overview/use-overview';
import { plainQuery } from '@/dashboard/panel-query';
import { exampleChart, exampleStat, exampleView, rangeAnswer } from '@/panels/example-panel';
import { exampleConnection } from '@/panels/queries/example-connection';
import { settle } from '@/panels/render-hook';
import { loadWhatOpens } from '@/ui/loading/opened';
import { testPage } from '@/ui/test-page';
import { CostCorner } from './cost-corner';

const { page, render } = testPage();

beforeAll(loadWhatOpens);

const asking = (expr: string) => [plainQuery('A', expr, expr)];

/** A tile and a chart of one title, as the rate of requests has, with another panel between them. */
const CHARTS = [
  exampleChart({ id: 'latency', title: 'p95', queries: asking('buckets') }),
  exampleChart({ id: 'requests', title: 'Requests', queries: asking('by endpoint') }),
];
const STATS = [exampleStat({ id: 'request-rate', title: 'Requests', queries: asking('total') })];
const DASHBOARD = { sections: [{ id: 'traffic', title: 'Traffic', stats: STATS, charts: CHARTS }] } as const;

test('panels of one title keep a row each, however their costs change places', async () => {
  let seconds: Readonly<Record<string, number>> = { total: 3, buckets: 2, 'by endpoint': 1 };
  const connection = exampleConnection({
    rangeQuery: async (expr) => ({ ...rangeAnswer([]), cost: { tookMs: 1, samples: 1, seconds: seconds[expr] ?? 0 } }),
  });
  connection.spending.beginRefresh();
  connection.spending.add({ tookMs: 1, samples: 3, seconds: 6 });
  connection.spending.beginRefresh();
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  const model = {
    overview: { dashboard: DASHBOARD },
    panelView: exampleView({ connection }),
    refreshInterval: 10,
  } as unknown as OverviewModel;
  render(
    <QueryClientProvider client={client}>
      <CostCorner model={model} />
    </QueryClientProvider>,
  );
  await act(async () => {
    page.querySelector('details')?.setAttribute('open', '');
    page.querySelector('details')?.dispatchEvent(new Event('toggle'));
  });
  await settle();
  const titles = () => Array.from(page.querySelectorAll('th'), ({ textContent }) => textContent);
  expect(titles()).toEqual(['Requests', 'p95', 'Requests']);
  seconds = { total: 1, buckets: 3, 'by endpoint': 2 };
  await act(() => client.refetchQueries());
  await settle();
  expect(titles()).toEqual(['p95', 'Requests', 'Requests']);
});
