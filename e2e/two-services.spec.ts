import { expectNumbers, settledMoment } from './moment';
import { expressionsOf } from './questions';
import { expect, test } from './stack';

/** Selectors of an expression that do not match on this job, including metric names without braces. */
function unscoped(expr: string, job: string): string[] {
  const bare = expr.replaceAll(/"(?:[^"\\]|\\.)*"/g, (value) => (value === `"${job}"` ? value : '""'));
  const selectors = bare.match(/\{[^}]*\}/g) ?? [];
  const withoutBraces = bare.match(/\b\w+_(?:total|count|bucket|sum|bytes|info|seconds|progress)\b(?!\{)/g) ?? [];
  return [...selectors.filter((selector) => !selector.includes(`job="${job}"`)), ...withoutBraces];
}

test('after choosing another service every query selects its job', async ({ vigie, questions, page }) => {
  // Refreshing is off and nothing is in flight, so no further requests concern the first service.
  await vigie.openSettled({ refresh: 'off' });
  await questions.untilQuiet();
  const before = questions.all.length;
  await page.getByRole('navigation', { name: 'Service and filters' }).getByRole('button', { name: 'shop-api' }).click();
  await page.getByRole('menuitemradio', { name: 'backend' }).click();
  await vigie.expectParameter('service', ['backend']);
  await expect(page).toHaveTitle(/^\w+ \| backend \|/);
  await expect(vigie.panel('p95-by-endpoint')).toHaveAttribute('data-state', 'fresh');
  await vigie.settle();
  await questions.untilQuiet();
  const asked = questions.all.slice(before);
  // Excluded: metrics of Prometheus about its Alertmanagers; containers, hosts and probes, which other jobs expose; and
  // ALERTS, which may have no job.
  const exprs = expressionsOf(asked).filter(
    (expr) => !/prometheus_notifications_|\b(container|node|kube|probe)_|\bALERTS\{/.test(expr),
  );
  expect(expressionsOf(asked).filter((expr) => expr.includes('shop-api'))).toEqual([]);
  expect(exprs.some((expr) => expr.includes('"signal", "requests"'))).toBe(true);
  expect(exprs.length).toBeGreaterThan(8);
  expect(exprs.flatMap((expr) => unscoped(expr, 'backend'))).toEqual([]);
  const matchers = asked.flatMap(({ parameters }) => parameters.getAll('match[]'));
  expect(matchers.flatMap((matcher) => unscoped(matcher, 'backend'))).toEqual([]);
});

test('a service with a single histogram has all panels, with the numbers of Prometheus', async ({
  vigie,
  prometheus,
}) => {
  const moment = await settledMoment(prometheus);
  await vigie.openSettled({ service: 'backend', from: moment.from, to: moment.to });
  const count = 'http_request_duration_seconds_count{job="backend"';
  const buckets = 'sum by (le) (rate(http_request_duration_seconds_bucket{job="backend"}[5m]))';
  await expectNumbers(vigie, prometheus, moment, {
    'request-rate': `sum(rate(${count}}[1m]))`,
    'error-ratio-now': `(sum(rate(${count},status_code=~"5.."}[5m])) or vector(0)) / sum(rate(${count}}[5m]))`,
    'client-errors': `sum(rate(${count},status_code=~"4.."}[5m]))`,
    p50: `histogram_quantile(0.5, ${buckets})`,
    p95: `histogram_quantile(0.95, ${buckets})`,
    p99: `histogram_quantile(0.99, ${buckets})`,
    average: `sum(rate(http_request_duration_seconds_sum{job="backend"}[5m])) / sum(rate(${count}}[5m]))`,
    'instances-up': 'sum(up{job="backend"})',
    'cpu-total': 'sum(rate(process_cpu_seconds_total{job="backend"}[2m]))',
    'memory-total': 'sum(process_resident_memory_bytes{job="backend"})',
  });
  await expect(vigie.panel('p95-by-endpoint').getByRole('list', { name: 'Lines' })).toContainText('GET /api/reports');
  await expect(vigie.endpoints.getByRole('columnheader', { name: 'p95' })).toBeVisible();
});

test('an unknown service is reported, and known services are listed', async ({ vigie }) => {
  await vigie.open({ service: 'nobody' });
  await expect(vigie.problems).toContainText('job="nobody"');
  await expect(vigie.problems).toContainText('backend');
  await expect(vigie.headline).toHaveText('Unknown: no samples from this service');
  await expect(vigie.verdict).not.toHaveAttribute('data-verdict', 'ok');
  // The banner leads to them.
  await vigie.problems.getByRole('button', { name: 'backend', exact: true }).click();
  await vigie.expectParameter('service', ['backend']);
  await expect(vigie.verdict).toHaveAttribute('data-verdict', 'ok');
});
