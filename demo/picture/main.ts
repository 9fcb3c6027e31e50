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

/** The picture in the README: a bad release, minutes after its deployment. */
const PICTURE = join(ROOT, 'docs/pictures/incident.png');

/**
 * Wide enough for four charts in a row and no wider, because the README shows it scaled down and text must stay
 * readable.
 */
const VIEWPORT = { width: 1600, height: 900 };

/** Seconds: the hour shown, and the hour before for comparison. */
const HISTORY = 7200;

/**
 * Five-minute windows must fill until the limit is exceeded, and the alert waits for two more minutes. Milliseconds.
 */
const TIMEOUT_MS = 600_000;

/** Writes the configuration of the page, with a fixed server name, because a free port would differ in each picture. */
function configure(assets: string, { alertmanagerUrl }: Stack): void {
  writeFileSync(
    join(assets, 'config.json'),
    JSON.stringify({ servers: [{ name: 'eu-west', url: '../', alertmanagers: [alertmanagerUrl] }] }),
  );
}

/** Resolves when the critical alert fires, its receiver is known, and nothing is loading. */
async function untilIncidentShown(page: Page): Promise<void> {
  await page.locator('[data-alert="HighErrorRate"][data-alert-state="firing"]').waitFor({ timeout: TIMEOUT_MS });
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
    await untilIncidentShown(page);
    await page.screenshot({ path: PICTURE });
  } finally {
    await browser.close();
  }
}

const dataDir = join(CACHE, 'picture');
// Data of an earlier run ends with its incident.
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
