import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { buildPage } from '../launcher/build-page';
import { linkPage } from '../launcher/demo-page';
import { say } from '../launcher/say';
import { CHROMIUM_SWITCHES } from '../programs/chromium-switches';
import { findProgram } from '../programs/find-program';
import { CACHE, ROOT } from '../project';
import { type Stack, startStack } from '../stack/stack';

/** The one that the README shows: a release that fails, minutes after it was deployed. */
const PICTURE = join(ROOT, 'docs/pictures/incident.png');

/**
 * Wide enough for four charts beside each other and no wider: where the README is read it is shown smaller, and its
 * words have to be legible there.
 */
const VIEWPORT = { width: 1600, height: 900 };

/** Seconds: the hour that is shown, and the one before it that it is compared with. */
const HISTORY = 7200;

/** Windows of five minutes fill until the limit is crossed, and the alert waits two minutes more. Milliseconds. */
const PATIENCE = 600_000;

/** The page of the stack. Its server has a name of its own: a free port would be another one in each picture. */
function configure(assets: string, { alertmanagerUrl }: Stack): void {
  writeFileSync(
    join(assets, 'config.json'),
    JSON.stringify({ servers: [{ name: 'eu-west', url: '../', alertmanagers: [alertmanagerUrl] }] }),
  );
}

/** Until the critical alert fires, it is known who is told of it, and nothing is loading. */
async function untilTelling(page: Page): Promise<void> {
  await page.locator('[data-alert="HighErrorRate"][data-alert-state="firing"]').waitFor({ timeout: PATIENCE });
  await page.getByText('Alertmanager notifies').first().waitFor();
  await page.waitForFunction(() => document.querySelector('[data-state="loading"], [aria-busy="true"]') === null);
}

async function take(stack: Stack): Promise<void> {
  const browser = await chromium.launch({
    executablePath: await findProgram('chromium', say),
    args: [...CHROMIUM_SWITCHES],
  });
  try {
    const page = await browser.newPage({ viewport: VIEWPORT, locale: 'en-GB', timezoneId: 'UTC', colorScheme: 'dark' });
    await page.goto(`${stack.pageUrl}?service=shop-api`);
    await untilTelling(page);
    await page.screenshot({ path: PICTURE });
  } finally {
    await browser.close();
  }
}

const dataDir = join(CACHE, 'picture');
// What an earlier run recorded ends in its own incident.
rmSync(dataDir, { recursive: true, force: true });
const assets = join(dataDir, 'page');
linkPage(await buildPage(say), assets);
const stack = await startStack({ assets, dataDir, ports: 'free', history: HISTORY, onProgress: say });
try {
  configure(assets, stack);
  await stack.incident('bad-deploy');
  say('waiting until the bad release has crossed its limit and the alert fires');
  await take(stack);
} finally {
  await stack.stop();
}
