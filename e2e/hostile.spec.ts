import { INSTANCES, JOB } from './hostile/configuration';
import { expect, test } from './hostile/hostile-test';
import { injectionsIn, overflowsIn } from './hostile/page-checks';
import { RECENT } from './hostile/recent';
import { hoverAcross } from './hostile/hover-across';
import { PAYLOADS, SAMPLES, TRICKY } from './hostile/payloads';
import type { VigiePage } from './vigie-page';

const FORMS = [
  { name: 'a page', width: 1280, height: 720, parameters: {} },
  { name: 'a phone', width: 390, height: 844, parameters: {} },
  { name: 'a wall', width: 1920, height: 1080, parameters: { mode: 'wall' } },
  { name: 'an upright wall', width: 1080, height: 1920, parameters: { mode: 'wall' } },
  { name: 'an embedded page', width: 900, height: 600, parameters: { mode: 'embed' } },
  { name: 'an embedded panel', width: 500, height: 300, parameters: { mode: 'embed', panel: 'requests-by-endpoint' } },
];

for (const { name, width, height, parameters } of FORMS) {
  test(`hostile names are shown as text only on ${name}`, async ({ vigie, page }) => {
    await page.setViewportSize({ width, height });
    await vigie.open({ ...RECENT, ...parameters });
    await expect(page.locator('[data-state="fresh"]').first()).toBeVisible();
    await expect(page.locator('[data-state="loading"]')).toHaveCount(0);
    await expect(page.getByText('pwned').first()).toBeVisible();
    expect(await overflowsIn(page)).toEqual([]);
  });
}

test('the numbers of a service with hostile names are correct', async ({ vigie, prometheus }) => {
  await vigie.openSettled({ ...RECENT, endpoint: PAYLOADS[0] ?? '' });
  // Buckets whose le is not a number do not affect the others.
  await expect(vigie.light('latency').locator('[data-value]')).toHaveText(/95\s?ms/);
  await expect(vigie.light('system')).toContainText(`${INSTANCES[2].slice(0, 10)}`);
  // Polled, because a scrape with names of 10,000 characters may time out on a busy machine.
  await expect.poll(() => prometheus.number('count(up == 0)')).toBe(1);
});

test('tooltips, legends, explanations and tables show hostile names as text only', async ({ vigie, page }) => {
  await vigie.openSettled(RECENT);
  for (const id of ['requests', 'requests-by-endpoint', 'latency', 'p95-by-endpoint', 'cpu', 'memory']) {
    await hoverAcross(vigie.chart(id), vigie.tooltip(id));
    expect(await injectionsIn(page)).toEqual([]);
  }
  for (const id of ['requests-by-endpoint', 'memory']) {
    for (const item of [/Explain/, /table/i]) {
      await vigie.panel(id).hover();
      await vigie
        .panel(id)
        .getByRole('button', { name: /^About / })
        .click();
      await vigie.panel(id).getByRole('menuitem', { name: item }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect([...(await injectionsIn(page)), ...(await overflowsIn(page))]).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
  }
  await page
    .getByRole('navigation')
    .getByRole('button', { name: JOB.slice(0, 10) })
    .click();
  await expect(page.getByRole('menu')).toBeVisible();
  expect([...(await injectionsIn(page)), ...(await overflowsIn(page))]).toEqual([]);
});

test('alerts show hostile text as text only and link only to http and https', async ({ vigie, page }) => {
  await vigie.openSettled(RECENT);
  await vigie.alerts.getByRole('button', { name: /\d+ more/ }).click();
  const rows = vigie.alerts.locator('[data-alert]');
  await expect(rows).toHaveCount(PAYLOADS.length + SAMPLES.length);
  await rows
    .locator('button[aria-expanded="false"]')
    .evaluateAll((all) => all.forEach((button) => (button as HTMLButtonElement).click()));
  await expect(rows.locator('[aria-expanded="true"]')).toHaveCount(PAYLOADS.length + SAMPLES.length);
  const links = await vigie.alerts
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).host));
  expect([...new Set(links)]).toEqual(['grafana.example']);
  expect([...(await injectionsIn(page)), ...(await overflowsIn(page))]).toEqual([]);
});

test('clicking an endpoint selects exactly its series, whatever its name', async ({ vigie, prometheus, questions }) => {
  test.slow();
  await vigie.openSettled({ from: 'now-5m', refresh: 'off' });
  const known = new Set(
    (await prometheus.instant('count by (route) (http_request_duration_seconds_count)')).map(
      ({ labels }) => labels['route'],
    ),
  );
  for (const name of TRICKY) {
    expect(known).toContain(name);
    const asked = questions.all.length;
    await clickEndpoint(vigie, name);
    await vigie.expectParameter('endpoint', [name]);
    const selecting = () =>
      questions.all
        .slice(asked)
        .flatMap(({ parameters }) => parameters.getAll('query'))
        .find((expr) => expr.startsWith('sum by (route) (rate(http_request_duration_seconds_count{'));
    await expect.poll(selecting, JSON.stringify(name.slice(0, 60))).toBeDefined();
    const selected = await prometheus.instant(selecting() ?? '');
    expect(selected.map(({ labels }) => labels['route'])).toEqual([name]);
    await clickEndpoint(vigie, name);
    await vigie.expectParameter('endpoint', []);
    await expect(vigie.endpoints.locator('[data-endpoint]')).not.toHaveCount(1);
    // Late queries for this endpoint would be taken for those of the next one.
    await questions.untilQuiet();
  }
});

async function clickEndpoint(vigie: VigiePage, name: string): Promise<void> {
  await expect(async () => {
    // In one call, because rows change places and may disappear; and comparing in the page, because a selector would
    // have to quote the hostile name.
    const isClicked = await vigie.endpoints.evaluate((region, wanted) => {
      const row = [...region.querySelectorAll('[data-endpoint]')].find(
        (one) => one.getAttribute('data-endpoint') === wanted,
      );
      const showAll = [...region.querySelectorAll('button')].find(({ textContent }) =>
        textContent.startsWith('Show all'),
      );
      (row?.querySelector('button') ?? showAll)?.click();
      return row !== undefined;
    }, name);
    expect(isClicked).toBe(true);
  }).toPass();
}

test('filtering by all hostile endpoints selects all of them', async ({ vigie, prometheus, questions }) => {
  const short = PAYLOADS.filter((name) => name.length < 1000);
  await vigie.openSettled({ from: 'now-5m', refresh: 'off', endpoint: short });
  const exprs = questions.all
    .flatMap(({ parameters }) => parameters.getAll('query'))
    .filter((expr) => expr.startsWith('sum by (route) (rate(http_request_duration_seconds_count{'));
  const selected = await prometheus.instant(exprs[0] ?? '');
  expect(new Set(selected.map(({ labels }) => labels['route']))).toEqual(new Set(short));
});

test('the filter field treats any input as text, without delay', async ({ vigie, page }) => {
  await vigie.openSettled({ from: 'now-5m', refresh: 'off' });
  const field = page.getByRole('combobox', { name: 'Add a filter' }).first();
  for (const text of ['(a+)+$', '[a-z', '<img', '.*', '\\', 'a'.repeat(40), '\u202e']) {
    await field.fill(text);
    await expect(page.getByRole('listbox')).toBeVisible();
    expect([...(await injectionsIn(page)), ...(await overflowsIn(page))]).toEqual([]);
  }
  await field.fill('aaaa');
  await page.getByRole('option').first().click();
  await vigie.expectParameter('endpoint', ['a'.repeat(10_000)]);
  expect(await overflowsIn(page)).toEqual([]);
});

test('hostile URL parameters are reported as problems', async ({ vigie, page }) => {
  for (const text of SAMPLES) {
    const all = [
      'service',
      'endpoint',
      'instance',
      'from',
      'to',
      'refresh',
      'tz',
      'theme',
      'mode',
      'panel',
      'server',
      'view',
      'rotate',
      'sound',
      'notify',
      '__proto__',
      'constructor',
      text,
    ];
    await vigie.open(
      Object.fromEntries(
        all.map((name) => [name, name === 'constructor' ? JSON.stringify({ prototype: { polluted: 1 } }) : text]),
      ),
    );
    await expect(vigie.problems).toBeVisible();
    expect([...(await injectionsIn(page)), ...(await overflowsIn(page))], JSON.stringify(text.slice(0, 60))).toEqual(
      [],
    );
  }
});

test('a range outside of what a Date can hold is ignored and reported', async ({ vigie, page }) => {
  for (const range of [
    { from: 'now-1h', to: '9'.repeat(17) },
    { from: '9'.repeat(400) },
    { from: `now-${'9'.repeat(9)}y` },
  ]) {
    await vigie.open(range);
    await expect(vigie.problems).toContainText('from and to are ignored');
    await expect(vigie.light('system')).toBeVisible();
    expect(await injectionsIn(page)).toEqual([]);
  }
});
