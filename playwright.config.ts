import { defineConfig } from '@playwright/test';
import { CHROMIUM_SWITCHES } from './demo/programs/chromium-switches';

export default defineConfig({
  testDir: 'e2e',
  // What the tests are made of has tests of its own, which are vitest's.
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/artifacts',
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  globalSetup: './e2e/before-all.ts',
  // The tests of a worker share one stack and stop and start its processes: they take turns. Most of their time is waiting for scrapes and alerts, so that
  // two workers, each with a stack of its own, fit two cores.
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  // Generous, because a busy machine makes everything late and nothing is judged by its time.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  use: {
    viewport: { width: 1280, height: 720 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    // Without its copies of the page, which cost a live page six times as much time as the test itself: `--trace on` has them when one is looked into.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.VIGIE_CHROMIUM ?? '/usr/bin/chromium',
      args: [...CHROMIUM_SWITCHES],
    },
  },
});
