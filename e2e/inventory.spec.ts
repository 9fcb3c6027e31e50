import { expectNumbers, settledMoment } from './moment';
import { expect, test } from './stack';

const REQUESTS = 'http_server_duration_milliseconds_count{job="inventory"}';
const BUCKETS = 'http_server_duration_milliseconds_bucket{job="inventory"}';

test('a service with other metric names is discovered, and its milliseconds are shown in seconds', async ({
  vigie,
  prometheus,
  page,
}) => {
  const moment = await settledMoment(prometheus);
  await vigie.openSettled({ service: 'inventory', from: moment.from, to: moment.to });
  await expect(page).toHaveTitle(/inventory/);
  await expectNumbers(vigie, prometheus, moment, {
    'request-rate': `sum(rate(${REQUESTS}[1m]))`,
    p95: `histogram_quantile(0.95, sum by (le) (rate(${BUCKETS}[5m]))) / 1000`,
    average: `sum(rate(${REQUESTS.replace('_count', '_sum')}[5m])) / sum(rate(${REQUESTS}[5m])) / 1000`,
  });
  expect(await vigie.numberIn(vigie.panel('p95'))).toMatch(/\sms$/);
  await expect(vigie.endpoints.locator('[data-endpoint="/stock/:id"]')).toHaveCount(1);
});
