import type { Locator } from '@playwright/test';
import { addRules, UNTIL_IT_TELLS, type WrittenRule } from './own-rules';
import { expect, test } from './stack';

const RUNBOOK = 'https://vigie.example/ops/runbooks.md#higherrorrate';
const DASHBOARD = 'https://grafana.example/d/backend';
const LOGS = 'https://logs.example/?service={service}&route={endpoint}&from={from}&to={to}';
const ROUTE = '/api/reports';

/** Two of one side for each of the other: no server evaluates that. */
const IMPOSSIBLE = 'up{job="backend"} * on (job) up{job="backend"}';

const about = (severity: string) => ({ severity, service: 'backend' });

/** Long enough for Prometheus to know by then whom to tell. */
const soon = { for: `${2 * UNTIL_IT_TELLS}s` };

/**
 * What the deployed rules have no case of: alerts that fire soon, one that begins when another one fires and so later
 * than it, one that a worse one of the same name inhibits, and rules that cannot be evaluated.
 */
const RULES: readonly WrittenRule[] = [
  {
    alert: 'HighErrorRate',
    expr: 'up{job="backend",instance="backend-1"} == 1',
    ...soon,
    labels: about('critical'),
    annotations: {
      summary: 'Nobody can pay\nWhoever tries is told so',
      dashboard_url: DASHBOARD,
      runbook_url: RUNBOOK,
    },
  },
  { alert: 'HighErrorRate', expr: 'up{job="backend",instance="backend-1"} == 1', ...soon, labels: about('warning') },
  {
    alert: 'HighLatencyP95',
    expr: `sum by (job, method, route) (rate(http_request_duration_seconds_count{job="backend",route="${ROUTE}"}[1m])) > 0`,
    ...soon,
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
];

let takeAway: () => Promise<void> = async () => {};

test.beforeAll(async ({ stack }) => {
  takeAway = await addRules(stack, RULES);
});

test.afterAll(() => takeAway());

test.use({ viewport: { width: 1600, height: 900 } });

test.beforeEach(async ({ page, stack }) => {
  const servers = [{ name: 'prometheus', url: '../', alertmanagers: [stack.alertmanagerUrl] }];
  await page.route('**/config.json', (route) =>
    route.fulfill({ json: { servers, serverShare: 1, links: [{ name: 'Logs', url: LOGS }] } }),
  );
});

const SERVICE = { service: 'backend', refresh: '2s' };

test('alerts stand worst first and then oldest, those that nobody is told of at the end, with the texts and links of their rules', async ({
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

test('rules that cannot be evaluated, and those that read what is not recorded, are named with the reason of the server', async ({
  vigie,
  page,
}) => {
  await vigie.openSettled(SERVICE);
  const doubts = page.getByRole('list', { name: 'Alerting problems' }).getByRole('listitem');
  await expect(doubts).toHaveText([
    /^CannotBeTold fails to evaluate: .*found duplicate series/,
    /^ReadsNothing reads job:impossible, which fails to be recorded: .*found duplicate series/,
  ]);
  await expect(vigie.alerts).toContainText('2 rule problems');
});

test('an alert leads to the logs of its endpoint from before it began, and filters by that endpoint', async ({
  vigie,
  stack,
  context,
}) => {
  await context.route('https://logs.example/**', (route) => route.fulfill({ contentType: 'text/html', body: 'Logs' }));
  await vigie.openSettled(SERVICE);
  const row = vigie.alerts.locator('[data-alert="HighLatencyP95"]');
  const beside = new URL((await row.getByRole('link', { name: 'Logs' }).getAttribute('href')) ?? '').searchParams;
  expect([beside.get('service'), beside.get('route')]).toEqual(['backend', `GET ${ROUTE}`]);
  expect(Number(beside.get('from'))).toBe(Math.floor((await activeAt(stack.prometheusUrl, 'HighLatencyP95')) - LEAD));
  expect(Number(beside.get('to')) - Number(beside.get('from'))).toBeGreaterThan(LEAD);

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

test('filters hide the alerts of other endpoints and instances, and count them', async ({ vigie }) => {
  await vigie.openSettled({ ...SERVICE, endpoint: 'GET /api/users/:id', instance: 'backend-2' });
  const rows = vigie.alerts.locator('[data-alert]');
  const listed = () => rows.evaluateAll((all) => all.map(({ dataset }) => dataset['alert']));
  await expect.poll(listed).toEqual(['BeganLater', 'DiskFills']);
  await expect(vigie.alerts).toContainText('3 hidden by the filters');
});

test('no two states are told apart by their colour alone', async ({ vigie, page }) => {
  const lights = vigie.signals.locator('[data-signal]');
  await vigie.openSettled({ service: 'node' });
  await expect(lights.getByText('Asking')).toHaveCount(0);
  const marks = await marksOf(lights);
  await vigie.openSettled(SERVICE);
  await expect(vigie.light('latency')).toHaveAttribute('data-level', 'warning');
  await expect(page.locator('[data-alert-state="inhibited"]')).toHaveCount(1);
  marks.push(...(await marksOf(lights)), ...(await marksOf(page.locator('[data-alert]'))));
  // What fires has the shape of what it makes of its light.
  const shapeOf = new Map(marks.filter(([word]) => word !== 'Firing'));
  expect([...shapeOf.keys()].toSorted()).toEqual(['Critical', 'Inhibited', 'OK', 'Pending', 'Unknown', 'Warning']);
  expect(new Set(shapeOf.values()).size).toBe(shapeOf.size);
});

/** The word and the shape of the first mark in each of these. */
const marksOf = (places: Locator): Promise<[word: string, shape: string][]> =>
  places.evaluateAll((all) =>
    all.map((place) => {
      const glyph = place.querySelector('svg[data-glyph]');
      const parts = [...(glyph?.children ?? [])].map((part) => new XMLSerializer().serializeToString(part));
      return [(glyph?.parentElement?.textContent ?? '').trim(), parts.join('')];
    }),
  );

/** What led to an alert began before it: so many seconds are shown of that. */
const LEAD = 300;

/** When the alert became active, as Prometheus says it; Unix seconds. */
async function activeAt(prometheusUrl: string, name: string): Promise<number> {
  const answer = await fetch(`${prometheusUrl}/api/v1/alerts`);
  const { data } = (await answer.json()) as {
    data: { alerts: { labels: Record<string, string>; activeAt: string }[] };
  };
  return Date.parse(data.alerts.find(({ labels }) => labels['alertname'] === name)?.activeAt ?? '') / 1000;
}
