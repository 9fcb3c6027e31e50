import { defineConfig } from '@playwright/test';
import { CHROMIUM_SWITCHES } from './demo/programs/chromium-switches';

/** What breaks its stack, in a worker of its own: nobody has to wait afterwards until numbers stand still again. */
const INCIDENTS = '**/{backend-down,incidents,past-incidents}.spec.ts';

/** One Prometheus that scrapes services of every convention: a second worker would start all of them once more. */
const CONVENTIONS = '**/{conventions,conventions-page,middlewares}.spec.ts';

/** Servers that answer for one file only, and a stack whose alerts those of no other file have had. */
const APART = '**/{alert-rules,hostile,hostile-answers,hostile-layout,two-hundred-requests}.spec.ts';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/artifacts',
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  // The tests of a worker share one stack and stop and start its processes: they take turns. Most of their time is
  // waiting for scrapes and alerts, so that three workers, each with a stack of its own, fit two cores. What waits
  // longest begins first, or it would be waited for at the end.
  workers: 3,
  projects: [
    { name: 'incidents', testMatch: INCIDENTS, workers: 1 },
    // What the tests are made of has tests of its own, which are vitest's.
    { name: 'page', testMatch: '**/*.spec.ts', testIgnore: [INCIDENTS, CONVENTIONS, APART], workers: 2 },
    { name: 'conventions', testMatch: CONVENTIONS, workers: 1 },
    { name: 'apart', testMatch: APART },
  ],
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  // Generous, because a busy machine makes everything late and nothing is judged by its time.
  timeout: 200_000,
  expect: { timeout: 30_000 },
  use: {
    viewport: { width: 1280, height: 720 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    // Without its copies of the page, which cost a live page six times as much time as the test itself: `--trace on`
    // has them when one is looked into.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.VIGIE_CHROMIUM ?? '/usr/bin/chromium',
      args: [...CHROMIUM_SWITCHES],
    },
  },
});
