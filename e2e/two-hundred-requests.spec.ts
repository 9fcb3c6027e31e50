import { report } from './measured';
import { newestInstant } from './questions';
import { expectShown, readNumber } from './shown-number';
import { expect, test } from './stack';
import type { VigiePage } from './vigie-page';

// Without anybody else's requests, so that what moves was moved by these.
test.use({ load: 0 });

const REQUESTS = 200;

const received = 'sum(http_requests_total{job="shop-api"})';
const SHOWN = {
  'request-rate': 'sum(rate(http_requests_total{job="shop-api"}[1m]))',
  p95: 'histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{job="shop-api"}[5m])))',
  average: 'sum(rate(http_request_duration_seconds_sum{job="shop-api"}[5m])) / sum(rate(http_request_duration_seconds_count{job="shop-api"}[5m]))',
  'cpu-total': 'sum(rate(process_cpu_seconds_total{job="shop-api"}[1m]))',
} as const;

/** A scrape may be stamped before the page asked and arrive after that. */
const SLACK = 0.05;

/** The number in a panel; 0 where it has none because nothing was received. State and number are read at once: the next refresh may change both. */
async function numberOf(vigie: VigiePage, id: string): Promise<number> {
  const text = await vigie.panel(id).evaluate((panel) => (panel.dataset['state'] === 'no-traffic' ? null : (panel.querySelector<HTMLElement>('[data-value]')?.innerText ?? '')));
  return text === null ? 0 : readNumber(text).value;
}

test(`${REQUESTS} requests move rate, p95, average and CPU to what Prometheus says`, async ({ vigie, stack, prometheus, questions }) => {
  // What a process uses to start is more than what these requests cost it, and stands in the rate of its CPU for a minute.
  await expect.poll(() => prometheus.number('min(up offset 1m)'), { timeout: 90_000 }).toBe(1);
  // Before the first of them, because those stay in the rate as well.
  const before = new Map([['cpu-total', await prometheus.number(SHOWN['cpu-total'])]]);
  // A counter has no rate before its second sample: the first requests only bring the series into being.
  await stack.sendRequests('shop-api', REQUESTS);
  await expect.poll(() => prometheus.number(received)).toBe(REQUESTS);
  await vigie.openSettled({ service: 'shop-api', refresh: '5s' });
  // Until a series has its second sample a panel has nothing to show, which is neither a number nor no traffic.
  await expect(async () => {
    for (const id of ['request-rate', 'p95', 'average']) before.set(id, await numberOf(vigie, id));
    expect([...before.values()].every(Number.isFinite)).toBe(true);
  }).toPass({ timeout: 30_000 });

  // So much slower than the first that they can be told from them.
  await Promise.all(stack.services.map((service) => service.control({ extraLatency: 0.3 })));
  const statuses = await stack.sendRequests('shop-api', REQUESTS);
  const answeredAt = performance.now();
  expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(REQUESTS);
  await expect.poll(() => prometheus.number(received)).toBe(2 * REQUESTS);
  await expect(async () => {
    const asked = newestInstant(questions.all);
    for (const [id, expr] of Object.entries(SHOWN)) {
      expectShown(await vigie.numberIn(vigie.panel(id)), await prometheus.number(expr, asked), SLACK);
      expect(await numberOf(vigie, id), id).toBeGreaterThan(before.get(id) ?? NaN);
    }
    expect(await numberOf(vigie, 'request-rate')).toBeGreaterThan(2);
    expect(await numberOf(vigie, 'p95')).toBeGreaterThan(0.3);
  }).toPass({ timeout: 20_000 });
  report('from the last answer to all of it on the page', (performance.now() - answeredAt) / 1000);
});
