import { join } from 'node:path';
import { createPageServer } from '../demo/page-server/page-server';
import { ROOT } from '../demo/project';
import type { Stack } from '../demo/stack/stack';
import { reportDuration } from './report-duration';
import { expect, test } from './stack';
import { VigiePage } from './vigie-page';

const ALERT = 'BackendDown';
const INSTANCE = 'backend-2';

/** `for` of the rule is one minute; evaluation, scrape and refresh add delays on a busy machine. Milliseconds. */
const FIRING_TIMEOUT_MS = 80_000;

/** The webhook notifications received about the alert: status and instances of each. */
async function delivered({ notifications }: Stack): Promise<[status: string, instances: string[]][]> {
  const about = (await notifications()).filter(({ body }) => body.groupLabels['alertname'] === ALERT);
  return about.map(({ body }) => [body.status, body.alerts.map(({ labels }) => labels['instance'] ?? '')]);
}

/** The Alertmanager groups of this alert, with the instances in each. */
async function groups({ alertmanagerUrl }: Stack): Promise<{ labels: Record<string, string>; instances: string[] }[]> {
  const answer = await fetch(`${alertmanagerUrl}/api/v2/alerts/groups`);
  const all = (await answer.json()) as {
    labels: Record<string, string>;
    alerts: { labels: Record<string, string> }[];
  }[];
  return all
    .filter(({ labels }) => labels['alertname'] === ALERT)
    .map(({ labels, alerts }) => ({ labels, instances: alerts.map((alert) => alert.labels['instance'] ?? '') }));
}

/** Silences the alert for an hour. Returns a function that expires the silence. */
async function silence({ alertmanagerUrl }: Stack): Promise<() => Promise<unknown>> {
  const now = Date.now();
  const about = {
    matchers: [{ name: 'alertname', value: ALERT, isRegex: false }],
    createdBy: 'ada',
    comment: 'moving a rack',
  };
  const body = JSON.stringify({
    ...about,
    startsAt: new Date(now).toISOString(),
    endsAt: new Date(now + 3_600_000).toISOString(),
  });
  const answer = await fetch(`${alertmanagerUrl}/api/v2/silences`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const { silenceID } = (await answer.json()) as { silenceID: string };
  return () => fetch(`${alertmanagerUrl}/api/v2/silence/${silenceID}`, { method: 'DELETE' });
}

test(`the page follows ${ALERT} through pending, firing, grouped, delivered, silenced and resolved`, async ({
  stack,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  // This page server also offers the Alertmanager to the page.
  const server = await createPageServer({
    assets: join(ROOT, 'dist'),
    prometheus: new URL(stack.prometheusUrl),
    alertmanager: new URL(stack.alertmanagerUrl),
  });
  const vigie = new VigiePage(page, `${await server.listen({ host: '127.0.0.1', port: 0 })}/`);
  const row = vigie.alerts.locator(`[data-alert="${ALERT}"]`);
  try {
    await vigie.openSettled({ service: 'backend', refresh: '3s' });
    await expect(vigie.alerts).toHaveAttribute('data-cause', 'quiet');

    await test.step('pending', async () => {
      await stack.incident('instance-down', 'backend');
      await expect(row).toHaveAttribute('data-alert-state', 'pending', { timeout: 30_000 });
      await expect(row).toContainText(`${INSTANCE} is down`);
      await expect(row).toContainText(/fires in\s[01]:\d\d/);
      await expect(vigie.verdict).toHaveAttribute('data-verdict', 'warning');
      await expect(vigie.headline).toHaveText(`1\u00a0of\u00a03 instances is down: ${INSTANCE}.`);
      await expect(vigie.verdict).toContainText(new RegExp(`${ALERT} becomes critical in \\d+\\ss unless it recovers`));
      await expect(vigie.light('system')).toHaveAttribute('data-level', 'warning');
      expect(await groups(stack)).toEqual([]);
    });

    await test.step('firing', async () => {
      const pendingAt = performance.now();
      await expect(row).toHaveAttribute('data-alert-state', 'firing', { timeout: FIRING_TIMEOUT_MS });
      reportDuration(`${ALERT} was pending for`, (performance.now() - pendingAt) / 1000);
      await expect(row).toContainText('since');
      await expect(row).not.toContainText('fires in');
      await expect(vigie.verdict).toHaveAttribute('data-verdict', 'critical');
      await expect(vigie.headline).toHaveText(`${ALERT} is firing. 1\u00a0of\u00a03 instances is down: ${INSTANCE}.`);
      await expect(vigie.light('system')).toHaveAttribute('data-level', 'critical');
      await expect(vigie.light('system')).toContainText(`${ALERT} is firing`);
      for (const name of ['traffic', 'errors', 'latency'] as const)
        await expect(vigie.light(name)).toHaveAttribute('data-level', 'ok');
      await expect(page).toHaveTitle(new RegExp(`^Critical: ${ALERT} \\| backend`));
      await expect
        .poll(async () => decodeURIComponent((await page.locator('link[rel="icon"]').getAttribute('href')) ?? ''))
        .toContain('fill="#d3281d"');
    });

    await test.step('grouped', () =>
      expect
        .poll(() => groups(stack))
        .toEqual([{ labels: { alertname: ALERT, service: 'backend' }, instances: [INSTANCE] }]));

    await test.step('delivered', async () => {
      await expect.poll(() => delivered(stack)).toEqual([['firing', [INSTANCE]]]);
      await expect(row).toContainText('Alertmanager notifies webhook-critical');
    });

    await test.step('silenced', async () => {
      const end = await silence(stack);
      await expect(row).toHaveAttribute('data-alert-state', 'silenced');
      await expect(row).toContainText(/Silenced by ada until .*: moving a rack/);
      await expect(vigie.alerts).toContainText('1 silenced of');
      await page.getByRole('button', { name: 'Share' }).first().click();
      await page.getByRole('button', { name: 'Copy as Markdown' }).click();
      await expect
        .poll(() => page.evaluate(() => navigator.clipboard.readText()))
        .toMatch(/\(firing, critical\).* Silenced by ada until .*: moving a rack/);
      // A silence does not improve the verdict.
      await expect(vigie.verdict).toHaveAttribute('data-verdict', 'critical');
      await end();
      await expect(row).toHaveAttribute('data-alert-state', 'firing');
    });

    await test.step('resolved', async () => {
      await stack.incident('recover');
      await expect(row).toHaveCount(0);
      await expect(vigie.verdict).toHaveAttribute('data-verdict', 'ok');
      await expect(vigie.light('system')).toHaveAttribute('data-level', 'ok');
      await expect
        .poll(() => delivered(stack))
        .toEqual([
          ['firing', [INSTANCE]],
          ['resolved', [INSTANCE]],
        ]);
      await expect.poll(() => groups(stack)).toEqual([]);
    });
  } finally {
    await page.close();
    await server.close();
  }
});
