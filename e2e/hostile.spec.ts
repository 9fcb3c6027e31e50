import { INSTANCES, JOB } from './hostile/configuration';
import { expect, test } from './hostile/hostile-test';
import { harmDone, layoutBroken } from './hostile/inert';
import { RECENT } from './hostile/recent';
import { sweep } from './hostile/sweep';
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
  test(`hostile names are nothing but text on ${name}`, async ({ vigie, page }) => {
    await page.setViewportSize({ width, height });
    await vigie.open({ ...RECENT, ...parameters });
    await expect(page.locator('[data-state="fresh"]').first()).toBeVisible();
    await expect(page.locator('[data-state="loading"]')).toHaveCount(0);
    await expect(page.getByText('pwned').first()).toBeVisible();
    expect(await layoutBroken(page)).toEqual([]);
  });
}

test('the numbers of a hostile service are right', async ({ vigie, prometheus }) => {
  await vigie.openSettled({ ...RECENT, endpoint: PAYLOADS[0] ?? '' });
  // Buckets without a number for an edge cost the others nothing.
  await expect(vigie.light('latency').locator('[data-value]')).toHaveText(/95\s?ms/);
  await expect(vigie.light('system')).toContainText(`${INSTANCES[2].slice(0, 10)}`);
  expect(await prometheus.number('count(up == 0)')).toBe(1);
});

test('tooltips, legends, explanations and tables are inert', async ({ vigie, page }) => {
  await vigie.openSettled(RECENT);
  for (const id of ['requests', 'requests-by-endpoint', 'latency', 'p95-by-endpoint', 'cpu', 'memory']) {
    await sweep(vigie.chart(id), vigie.tooltip(id));
    expect(await harmDone(page)).toEqual([]);
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
      expect([...(await harmDone(page)), ...(await layoutBroken(page))]).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
  }
  await page
    .getByRole('navigation')
    .getByRole('button', { name: JOB.slice(0, 10) })
    .click();
  await expect(page.getByRole('menu')).toBeVisible();
  expect([...(await harmDone(page)), ...(await layoutBroken(page))]).toEqual([]);
});

test('alerts are inert: texts, names, and links that lead nowhere but to the web', async ({ vigie, page }) => {
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
  expect([...(await harmDone(page)), ...(await layoutBroken(page))]).toEqual([]);
});

test('a click on an endpoint selects its series and no other, whatever its name', async ({
  vigie,
  prometheus,
  questions,
}) => {
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
    // Nothing more comes about this one, which would be taken for what the next one asks.
    await questions.untilQuiet();
  }
});

async function clickEndpoint(vigie: VigiePage, name: string): Promise<void> {
  await expect(async () => {
    // In one step, because rows change places and the last of them may go; and by comparison, because a selector would
    // have to quote the hostile name once more.
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

test('all hostile endpoints together select all of them', async ({ vigie, prometheus, questions }) => {
  const short = PAYLOADS.filter((name) => name.length < 1000);
  await vigie.openSettled({ from: 'now-5m', refresh: 'off', endpoint: short });
  const exprs = questions.all
    .flatMap(({ parameters }) => parameters.getAll('query'))
    .filter((expr) => expr.startsWith('sum by (route) (rate(http_request_duration_seconds_count{'));
  const selected = await prometheus.instant(exprs[0] ?? '');
  expect(new Set(selected.map(({ labels }) => labels['route']))).toEqual(new Set(short));
});

test('the field for filters takes any text at once and as text', async ({ vigie, page }) => {
  await vigie.openSettled({ from: 'now-5m', refresh: 'off' });
  const field = page.getByRole('combobox', { name: 'Add a filter' }).first();
  for (const text of ['(a+)+$', '[a-z', '<img', '.*', '\\', 'a'.repeat(40), '\u202e']) {
    await field.fill(text);
    await expect(page.getByRole('listbox')).toBeVisible();
    expect([...(await harmDone(page)), ...(await layoutBroken(page))]).toEqual([]);
  }
  await field.fill('aaaa');
  await page.getByRole('option').first().click();
  await vigie.expectParameter('endpoint', ['a'.repeat(10_000)]);
  expect(await layoutBroken(page)).toEqual([]);
});

test('an address full of hostile parameters is a page with problems in words', async ({ vigie, page }) => {
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
    expect([...(await harmDone(page)), ...(await layoutBroken(page))], JSON.stringify(text.slice(0, 60))).toEqual([]);
  }
});

test('a range for which no clock has a time is ignored, and said to be', async ({ vigie, page }) => {
  for (const range of [
    { from: 'now-1h', to: '9'.repeat(17) },
    { from: '9'.repeat(400) },
    { from: `now-${'9'.repeat(9)}y` },
  ]) {
    await vigie.open(range);
    await expect(vigie.problems).toContainText('from and to are ignored');
    await expect(vigie.light('system')).toBeVisible();
    expect(await harmDone(page)).toEqual([]);
  }
});
