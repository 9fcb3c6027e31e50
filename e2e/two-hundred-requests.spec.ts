import { reportDuration } from './report-duration';
import { newestInstant } from './questions';
import { expectShown, readNumber } from './shown-number';
import { expect, test } from './stack';
import type { VigiePage } from './vigie-page';

// No background traffic, so that only the requests of this test change the numbers.
test.use({ load: 0 });

const REQUESTS = 200;

const received = 'sum(http_requests_total{job="shop-api"})';
const SHOWN = {
  'request-rate': 'sum(rate(http_requests_total{job="shop-api"}[1m]))',
  'cpu-total': 'sum(rate(process_cpu_seconds_total{job="shop-api"}[1m]))',
  p95: 'histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{job="shop-api"}[5m])))',
  average:
    'sum(rate(http_request_duration_seconds_sum{job="shop-api"}[5m])) / sum(rate(http_request_duration_seconds_count{job="shop-api"}[5m]))',
} as const;

/** A sample with an earlier timestamp may be stored after the page has queried. Relative. */
const SLACK = 0.05;

/**
 * The number in a panel; 0 where it shows "no traffic". State and number are read in one call, because a refresh may
 * change both.
 */
async function numberOf(vigie: VigiePage, id: string): Promise<number> {
  const text = await vigie
    .panel(id)
    .evaluate((panel) =>
      panel.dataset['state'] === 'no-traffic'
        ? null
        : (panel.querySelector<HTMLElement>('[data-value]')?.innerText ?? ''),
    );
  return text === null ? 0 : readNumber(text).value;
}

test(`${REQUESTS} requests change rate, p95, average and CPU to the values of Prometheus`, async ({
  vigie,
  stack,
  prometheus,
  questions,
}) => {
  // Includes more than a minute of waiting for rate windows to become empty.
  test.setTimeout(240_000);
  // A counter has no rate before its second sample: the first round creates the series. The second round increases
  // them, because of two counters the page reads the one that increases.
  for (const round of [1, 2]) {
    await stack.sendRequests('shop-api', REQUESTS);
    await expect.poll(() => prometheus.number(received)).toBe(round * REQUESTS);
  }
  // Wait until these requests have left the windows of one minute, and so has the CPU used to start the processes,
  // which is more than that of the requests.
  await expect.poll(() => prometheus.number('min(up offset 1m)'), { timeout: 90_000 }).toBe(1);
  await expect.poll(() => prometheus.number(SHOWN['request-rate']), { timeout: 90_000 }).toBe(0);
  await vigie.openSettled({ service: 'shop-api', refresh: '5s' });
  const before = new Map<string, number>();
  for (const id of Object.keys(SHOWN)) before.set(id, await numberOf(vigie, id));
  expect(before.get('request-rate')).toBe(0);

  // Clearly slower than the first requests, and with CPU work, because waiting alone costs less CPU than the last digit
  // shown.
  await Promise.all(stack.services.map((service) => service.control({ extraLatency: 0.3, busyShare: 0.1 })));
  const statuses = await stack.sendRequests('shop-api', REQUESTS);
  const answeredAt = performance.now();
  expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(REQUESTS);
  await expect.poll(() => prometheus.number(received)).toBe(3 * REQUESTS);
  // In this order, because rates over one minute expire first.
  for (const [id, expr] of Object.entries(SHOWN)) {
    await expect(async () => {
      expectShown(
        await vigie.numberIn(vigie.panel(id)),
        await prometheus.number(expr, newestInstant(questions.all)),
        SLACK,
      );
      expect(await numberOf(vigie, id), id).toBeGreaterThan(before.get(id) ?? NaN);
    }).toPass();
  }
  reportDuration('from the last answer to all of it on the page', (performance.now() - answeredAt) / 1000);
});
