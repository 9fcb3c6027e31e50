import type { Page } from '@playwright/test';
import { expect, test } from './stack';

/** Calls of the page to APIs of screen, sound and desktop notifications. */
type MachineCalls = { locks: string[]; sounds: number; tones: number; permissions: number; notices: string[] };

/** Records these calls, with stubs where the test browser does not have the API. */
async function watchMachine(page: Page): Promise<() => Promise<MachineCalls>> {
  await page.addInitScript(() => {
    const asked: MachineCalls = { locks: [], sounds: 0, tones: 0, permissions: 0, notices: [] };
    const wakeLock = {
      request: (kind: string) => Promise.resolve((asked.locks.push(kind), { release: () => Promise.resolve() })),
    };
    Object.defineProperty(navigator, 'wakeLock', { value: wakeLock });
    const { createOscillator } = AudioContext.prototype as unknown as {
      createOscillator: (this: AudioContext) => OscillatorNode;
    };
    AudioContext.prototype.createOscillator = function () {
      asked.tones += 1;
      return createOscillator.call(this);
    };
    class CountedContext extends AudioContext {
      constructor() {
        super();
        asked.sounds += 1;
      }
    }
    class CountedNotice extends EventTarget {
      static permission = 'granted';
      static requestPermission = () => Promise.resolve((asked.permissions += 1));
      constructor(title: string) {
        super();
        asked.notices.push(title);
      }
    }
    Object.assign(globalThis, { asked, AudioContext: CountedContext, Notification: CountedNotice });
  });
  return () => page.evaluate(() => (globalThis as unknown as { asked: MachineCalls }).asked);
}

const CRITICAL = {
  labels: { alertname: 'PaymentsFail', severity: 'critical', job: 'shop-api' },
  annotations: { summary: 'Nobody can pay' },
  state: 'firing',
  activeAt: new Date().toISOString(),
  value: '1',
};

/** Makes a critical alert fire that no rule of the stack has. */
async function raiseAlert(page: Page): Promise<void> {
  await page.route('**/api/v1/rules**', async (route) => {
    const response = await route.fetch();
    const body = (await response.json()) as {
      data: { groups: { rules: { type: string; name: string; state: string; alerts: unknown[] }[] }[] };
    };
    const rule = body.data.groups.flatMap(({ rules }) => rules).find(({ type }) => type === 'alerting');
    if (rule !== undefined) Object.assign(rule, { name: 'PaymentsFail', state: 'firing', alerts: [CRITICAL] });
    await route.fulfill({ response, json: body });
  });
}

test('a wall keeps the screen on, and makes no sound by default', async ({ vigie, page }) => {
  const asked = await watchMachine(page);
  await vigie.openSettled({ mode: 'wall', service: 'shop-api', refresh: '2s' });
  await raiseAlert(page);
  await expect(vigie.alerts.locator('[data-alert="PaymentsFail"]')).toBeVisible();
  expect(await asked()).toEqual({ locks: ['screen'], sounds: 0, tones: 0, permissions: 0, notices: [] });
});

test('with sound and notifications on, a new critical alert is signalled once', async ({ vigie, page }) => {
  const asked = await watchMachine(page);
  await vigie.openSettled({ mode: 'wall', service: 'shop-api', refresh: '2s', sound: 'on', notify: 'on' });
  await raiseAlert(page);
  await expect(vigie.alerts.locator('[data-alert="PaymentsFail"]')).toBeVisible();
  await expect.poll(async () => (await asked()).notices).toEqual(['Critical: PaymentsFail']);
  await expect.poll(asked).toMatchObject({ sounds: expect.any(Number), tones: 2, permissions: 0 });
  const answered = page.waitForResponse((response) => response.url().includes('/rules'));
  await answered;
  await page.waitForResponse((response) => response.url().includes('/rules'));
  expect(await asked()).toMatchObject({ tones: 2, notices: ['Critical: PaymentsFail'] });
});

test('a page outside of wall mode uses no wake lock, sound or notification', async ({ vigie, page }) => {
  const asked = await watchMachine(page);
  await vigie.openSettled();
  expect(await asked()).toEqual({ locks: [], sounds: 0, tones: 0, permissions: 0, notices: [] });
});

test('a wall rotates its views, shows the state of the others, and can be paused', async ({ vigie, page }) => {
  await vigie.openSettled({ mode: 'wall', view: ['shop-api', 'backend'], rotate: '5s', refresh: '2s' });
  const views = page.getByRole('navigation', { name: 'Views' });
  const place = views.locator('[data-place]');
  const serviceAt = { 1: 'shop-api', 2: 'backend' } as const;
  for (const turn of [1, 2, 1] as const) {
    await expect(place).toHaveAttribute('data-place', String(turn));
    await expect(page).toHaveTitle(new RegExp(serviceAt[turn]));
    await expect(views.locator('[data-view]')).toHaveAttribute('data-level', /^(ok|warning)$/);
  }
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0);
  await page.keyboard.press('p');
  const held = (await place.getAttribute('data-place')) ?? '';
  const changes = await page.evaluate(
    (start) =>
      new Promise<string[]>((resolve) => {
        const seen: string[] = [];
        const look = () => seen.push(document.querySelector('[data-place]')?.getAttribute('data-place') ?? start);
        const timer = setInterval(look, 100);
        setTimeout(() => (clearInterval(timer), resolve([...new Set(seen)])), 6000);
      }),
    held,
  );
  expect(changes).toEqual([held]);
  await page.keyboard.press('ArrowRight');
  await expect(place).not.toHaveAttribute('data-place', held);
  await page.keyboard.press('p');
  await expect(place).toHaveAttribute('data-place', held);
});

test('the controls of a wall show on mouse movement, and Escape leads back to the page', async ({ vigie, page }) => {
  await vigie.openSettled({ mode: 'wall', service: 'backend', refresh: '2s' });
  const controls = page.getByRole('toolbar', { name: 'Wall' });
  await expect(controls).toHaveCount(0);
  await expect(async () => {
    await page.mouse.move(200, 200);
    await page.mouse.move(220, 210);
    // In one poll, because the controls hide after five seconds; on a busy machine the mouse is moved again.
    await expect(controls.getByRole('button', { name: /Sound/, pressed: false })).toBeVisible({ timeout: 5000 });
  }).toPass();
  await expect(controls).toHaveCount(0);
  await page.keyboard.press('Escape');
  await vigie.expectParameter('mode', []);
  await expect(page.getByRole('navigation').first()).toBeVisible();
});

/** The interval at which a wall shifts its content against burn-in; milliseconds. */
const SHIFT_INTERVAL_MS = 180_000;

test('the clock of a wall runs, and its content shifts by at most 4 px', async ({ vigie, questions, page }) => {
  await page.clock.install();
  await vigie.openSettled({ mode: 'wall', refresh: 'off' });
  // A later response would adjust the page to the clock of the server, which does not advance here.
  await questions.untilQuiet();
  // Paused in the middle of an interval: real time between the steps could otherwise add up and skip a position.
  await page.clock.pauseAt(
    (Math.floor((await page.evaluate(() => Date.now())) / SHIFT_INTERVAL_MS) + 1.5) * SHIFT_INTERVAL_MS,
  );
  const place = () => page.locator('[style*="--shift-x"]').evaluate((element) => getComputedStyle(element).translate);
  const [seen, times] = [new Set<string>(), new Set<string>()];
  for (let n = 0; n < 12; n++) {
    await page.clock.fastForward(SHIFT_INTERVAL_MS - 2000);
    // Two ticks of the clock: rendering takes place in the second.
    await page.clock.runFor(2000);
    const time = () => vigie.verdict.getByText(/^\d\d:\d\d/).innerText();
    await expect.poll(async () => seen.has(await place()) || times.has(await time())).toBe(false);
    seen.add(await place());
    times.add(await time());
  }
  expect(seen.size).toBe(12);
  expect(times.size).toBe(12);
  for (const text of seen)
    for (const shift of text.split(' ')) expect(Math.abs(parseFloat(shift))).toBeLessThanOrEqual(4);
});
