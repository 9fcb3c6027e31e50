import { defineConfig } from '@playwright/test';
import { CHROMIUM_SWITCHES } from './demo/programs/chromium-switches';

/** Tests that break their stack run in their own worker, so that others need not wait for it to recover. */
const INCIDENTS = '**/{all-services,backend-down,incidents,past-incidents}.spec.ts';

/** Tests on one Prometheus that scrapes services of every convention; a second worker would start all of them again. */
const CONVENTIONS = '**/{conventions,conventions-page,middlewares}.spec.ts';

/** Tests with their own servers, or with a stack that must not have alerts of other tests. */
const APART = '**/{alert-rules,hostile,hostile-answers,hostile-layout,two-hundred-requests}.spec.ts';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/artifacts',
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  // The tests of a worker share one stack, whose processes they stop and start, so they run one after another. Most of
  // their time is waiting for scrapes and alerts, so three workers, each with its own stack, fit two cores. The slowest
  // project is started first.
  workers: 3,
  projects: [
    { name: 'incidents', testMatch: INCIDENTS, workers: 1 },
    // Unit tests of the test code itself are run by vitest.
    { name: 'page', testMatch: '**/*.spec.ts', testIgnore: [INCIDENTS, CONVENTIONS, APART], workers: 2 },
    { name: 'conventions', testMatch: CONVENTIONS, workers: 1 },
    { name: 'apart', testMatch: APART },
  ],
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  // Generous, because a busy machine delays everything and no test judges times.
  timeout: 200_000,
  expect: { timeout: 30_000 },
  use: {
    viewport: { width: 1280, height: 720 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    // Without DOM snapshots, which would slow down a live page six times as much as the test itself; use `--trace on`
    // to debug a test.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.VIGIE_CHROMIUM ?? '/usr/bin/chromium',
      args: [...CHROMIUM_SWITCHES],
    },
  },
});
