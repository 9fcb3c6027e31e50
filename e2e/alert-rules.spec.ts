import type { Locator } from '@playwright/test';
import { addRules, ALERTMANAGER_DISCOVERY, type WrittenRule } from './add-rules';
import { expect, test } from './stack';

const RUNBOOK = 'https://vigie.example/ops/runbooks.md#higherrorrate';
const DASHBOARD = 'https://grafana.example/d/backend';
const LOGS = 'https://logs.example/?service={service}&route={endpoint}&from={from}&to={to}';
const ROUTE = '/api/reports';

/** A many-to-one match without group_left, which Prometheus refuses to evaluate. */
const IMPOSSIBLE = 'up{job="backend"} * on (job) up{job="backend"}';

const about = (severity: string) => ({ severity, service: 'backend' });

/** Long enough for Prometheus to have discovered its Alertmanager before the alert fires. */
const afterDiscovery = { for: `${2 * ALERTMANAGER_DISCOVERY}s` };

/**
 * Cases that the deployed rules do not have: alerts that fire soon, one that starts when another fires and is therefore
 * newer, one that is inhibited by a more severe alert of the same name, and rules that fail to evaluate.
 */
const RULES: readonly WrittenRule[] = [
  {
    alert: 'HighErrorRate',
    expr: 'up{job="backend",instance="backend-1"} == 1',
    ...afterDiscovery,
    labels: about('critical'),
    annotations: {
      summary: 'Nobody can pay\nWhoever tries is told so',
      dashboard_url: DASHBOARD,
      runbook_url: RUNBOOK,
    },
  },
  {
    alert: 'HighErrorRate',
    expr: 'up{job="backend",instance="backend-1"} == 1',
    ...afterDiscovery,
    labels: about('warning'),
  },
  {
    alert: 'HighLatencyP95',
    expr: `sum by (job, method, route) (rate(http_request_duration_seconds_count{job="backend",route="${ROUTE}"}[1m])) > 0`,
    ...afterDiscovery,
    labels: about('warning'),
  },
  {
    alert: 'BeganLater',
    expr: 'count(ALERTS{alertname="HighErrorRate",alertstate="firing",severity="critical",service="backend"}) > 0',
    labels: about('critical'),
  },
  { alert: 'DiskFills', expr: 'up{job="backend",instance="backend-2"} == 1', for: '1h', labels: about('critical') },
  { alert: 'CannotBeTold', expr: IMPOSSIBLE, labels: about('critical') },
  { record: 'job:impossible', expr: IMPOSSIBLE },
  { alert: 'ReadsNothing', expr: 'job:impossible > 1', labels: about('critical') },
  { alert: 'NoSuchMetric', expr: 'rate(payments_failed_total{job="backend"}[1m]) > 0', labels: about('critical') },
  {
    alert: 'NoSuchLabel',
    expr: 'sum(rate(http_request_duration_seconds_count{job="backend",code=~"5.."}[1m])) > 0',
    labels: about('critical'),
  },
];

let removeRules: () => Promise<void> = async () => {};

test.beforeAll(async ({ stack }) => {
  removeRules = await addRules(stack, RULES);
});

test.afterAll(() => removeRules());

test.use({ viewport: { width: 1600, height: 900 } });

test.beforeEach(async ({ page, stack }) => {
  const servers = [{ name: 'prometheus', url: '../', alertmanagers: [stack.alertmanagerUrl] }];
  await page.route('**/config.json', (route) =>
    route.fulfill({ json: { servers, serverShare: 1, links: [{ name: 'Logs', url: LOGS }] } }),
  );
});

const SERVICE = { service: 'backend', refresh: '2s' };

test('alerts are sorted by severity, then age; inhibited ones are last; annotations and links are shown', async ({
  vigie,
}) => {
  await vigie.openSettled(SERVICE);
  const rows = vigie.alerts.locator('[data-alert]');
  const listed = () =>
    rows.evaluateAll((all) => all.map(({ dataset }) => `${dataset['alert']} ${dataset['alertState']}`));
  await expect
    .poll(listed)
    .toEqual([
      'HighErrorRate firing',
      'BeganLater firing',
      'HighLatencyP95 firing',
      'DiskFills pending',
      'HighErrorRate inhibited',
    ]);
  await expect(vigie.alerts).toContainText('3 firing, 1 pending, 1 inhibited of');
  const [worst, inhibited] = [rows.first(), rows.last()];
  await expect(worst).toContainText('Alertmanager notifies webhook-critical');
  await expect(inhibited).toContainText('Not notified while HighErrorRate fires');
  await expect(worst.getByText('Nobody can pay')).toHaveCSS('white-space-collapse', 'preserve-breaks');
  expect(await worst.getByText('Nobody can pay').innerText()).toBe('Nobody can pay\nWhoever tries is told so');
  await expect(worst.getByRole('link', { name: 'Runbook' })).toHaveAttribute('href', RUNBOOK);
  await expect(worst.getByRole('link', { name: 'Dashboard' })).toHaveAttribute('href', DASHBOARD);
  await expect(vigie.verdict).toHaveAttribute('data-verdict', 'critical');
});

test('rules that cannot fire are listed with the reason: they fail to evaluate, or read what does not exist', async ({
  vigie,
  page,
}) => {
  await vigie.openSettled(SERVICE);
  const problems = page.getByRole('list', { name: 'Alerting problems' }).getByRole('listitem');
  await expect(problems).toHaveText([
    /^CannotBeTold fails to evaluate: .*found duplicate series/,
    /^ReadsNothing reads job:impossible, which fails to be recorded: .*found duplicate series/,
    /^NoSuchMetric cannot fire while payments_failed_total has no series$/,
    /^NoSuchLabel cannot fire while no series of http_request_duration_seconds_count has the label code$/,
  ]);
  await expect(vigie.alerts).toContainText('4 rule problems');
});

test('an alert links to the logs of its endpoint from before its start, and filters by that endpoint', async ({
  vigie,
  stack,
  context,
}) => {
  await context.route('https://logs.example/**', (route) => route.fulfill({ contentType: 'text/html', body: 'Logs' }));
  await vigie.openSettled(SERVICE);
  const row = vigie.alerts.locator('[data-alert="HighLatencyP95"]');
  const linkParameters = new URL((await row.getByRole('link', { name: 'Logs' }).getAttribute('href')) ?? '')
    .searchParams;
  expect([linkParameters.get('service'), linkParameters.get('route')]).toEqual(['backend', `GET ${ROUTE}`]);
  expect(Number(linkParameters.get('from'))).toBe(
    Math.floor((await activeAt(stack.prometheusUrl, 'HighLatencyP95')) - LEAD),
  );
  expect(Number(linkParameters.get('to')) - Number(linkParameters.get('from'))).toBeGreaterThan(LEAD);

  await row.getByRole('button', { name: `Filter by GET ${ROUTE}` }).click();
  await vigie.expectParameter('endpoint', [`GET ${ROUTE}`]);
  await vigie.settle();
  await expect(row).toBeVisible();
  const panel = vigie.panel('requests');
  await panel.hover();
  await panel.getByRole('button', { name: /^About / }).click();
  const opened = context.waitForEvent('page');
  await panel.getByRole('menuitem', { name: 'Logs' }).click();
  const tab = await opened;
  await tab.waitForURL(/logs\.example/);
  const { searchParams: of } = new URL(tab.url());
  expect([of.get('service'), of.get('route')]).toEqual(['backend', `GET ${ROUTE}`]);
  expect(Number(of.get('to')) - Number(of.get('from'))).toBe(3600);
});

test('filters hide alerts of other endpoints and instances, and count the hidden ones', async ({ vigie }) => {
  await vigie.openSettled({ ...SERVICE, endpoint: 'GET /api/users/:id', instance: 'backend-2' });
  const rows = vigie.alerts.locator('[data-alert]');
  const listed = () => rows.evaluateAll((all) => all.map(({ dataset }) => dataset['alert']));
  await expect.poll(listed).toEqual(['BeganLater', 'DiskFills']);
  await expect(vigie.alerts).toContainText('3 hidden by the filters');
});

test('states differ in shape, not only in colour', async ({ vigie, page }) => {
  const lights = vigie.signals.locator('[data-signal]');
  await vigie.openSettled({ service: 'node' });
  await expect(lights.getByText('Asking')).toHaveCount(0);
  const marks = await marksOf(lights);
  await vigie.openSettled(SERVICE);
  await expect(vigie.light('latency')).toHaveAttribute('data-level', 'warning');
  await expect(page.locator('[data-alert-state="inhibited"]')).toHaveCount(1);
  marks.push(...(await marksOf(lights)), ...(await marksOf(page.locator('[data-alert]'))));
  // A firing alert has the shape of its severity.
  const shapeOf = new Map(marks.filter(([word]) => word !== 'Firing'));
  expect([...shapeOf.keys()].toSorted()).toEqual(['Critical', 'Inhibited', 'OK', 'Pending', 'Unknown', 'Warning']);
  expect(new Set(shapeOf.values()).size).toBe(shapeOf.size);
});

/** The label and the shape of the first icon in each of these elements. */
const marksOf = (places: Locator): Promise<[word: string, shape: string][]> =>
  places.evaluateAll((all) =>
    all.map((place) => {
      const glyph = place.querySelector('svg[data-glyph]');
      const parts = [...(glyph?.children ?? [])].map((part) => new XMLSerializer().serializeToString(part));
      return [(glyph?.parentElement?.textContent ?? '').trim(), parts.join('')];
    }),
  );

/** Log links start this many seconds before the alert, because its cause is earlier. */
const LEAD = 300;

/** activeAt of the alert according to Prometheus, Unix seconds. */
async function activeAt(prometheusUrl: string, name: string): Promise<number> {
  const answer = await fetch(`${prometheusUrl}/api/v1/alerts`);
  const { data } = (await answer.json()) as {
    data: { alerts: { labels: Record<string, string>; activeAt: string }[] };
  };
  return Date.parse(data.alerts.find(({ labels }) => labels['alertname'] === name)?.activeAt ?? '') / 1000;
}
