import { test as base, expect } from '@playwright/test';
import type { Stack } from '../demo/stack/stack';
import { watchComplaints } from './complaints';
import { startMeasuredStack, untilMeasured } from './measured-stack';
import { pageAtRest } from './page-at-rest';
import { type PrometheusApi, prometheusApi } from './prometheus';
import { type Questions, watchQuestions } from './questions';
import { VigiePage } from './vigie-page';

type PerTest = {
  vigie: VigiePage;
  complaints: readonly string[];
  questions: Questions;
  /** What the browser may complain about in a test that provokes it. */
  tolerated: RegExp | null;
  everythingWell: void;
};
type PerWorker = {
  /**
   * Multiple of the usual traffic; the usual one is enough for a share of failures to mean something within one rate
   * window.
   */
  load: number;
  stack: Stack;
  prometheus: PrometheusApi;
};

/**
 * Tests with the real stack behind them: `stack` to break it, `prometheus` to ask it independently of the page, `vigie`
 * to read the page, `questions` for what the page asks. Whatever a test is about, it fails when the browser complains.
 *
 * The stack belongs to the worker and so is started once; Playwright replaces the worker after a failed test, and the
 * next test gets a stack that the failed one did not touch.
 */
export const test = base.extend<PerTest, PerWorker>({
  load: [1, { option: true, scope: 'worker' }],

  stack: [
    async ({ load }, use, { parallelIndex }) => {
      const stack = await startMeasuredStack(`e2e-${parallelIndex}`, load);
      try {
        await use(stack);
      } finally {
        await stack.stop();
      }
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  // Only who compares numbers asks for it, and only they must wait until numbers stand still.
  prometheus: [
    async ({ stack, load }, use) => {
      const prometheus = prometheusApi(stack.prometheusUrl);
      if (load > 0) await untilOldEnough(prometheus);
      await use(prometheus);
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  tolerated: [null, { option: true }],

  // Declared before the page, so that they are listening when the page first says something.
  complaints: ({ context }, use) => use(watchComplaints(context)),
  questions: ({ page }, use) => use(watchQuestions(page)),

  page: pageAtRest,

  vigie: ({ page, stack }, use) => use(new VigiePage(page, stack.pageUrl)),

  everythingWell: [
    async ({ stack, load, complaints, tolerated }, use) => {
      await use();
      await repair(stack);
      await untilMeasured(prometheusApi(stack.prometheusUrl), load);
      expect(
        complaints.filter((complaint) => tolerated?.test(complaint) !== true),
        'complaints of the browser',
      ).toEqual([]);
    },
    { auto: true, timeout: 120_000 },
  ],
});

export { expect };

/**
 * Wait until windows of a minute are full: in its first minute a rate rises so fast that what is asked a moment later
 * is another number.
 */
async function untilOldEnough(prometheus: PrometheusApi): Promise<void> {
  await expect.poll(() => prometheus.number('min(up offset 1m)'), { timeout: 90_000 }).toBe(1);
}

/** Undo what a test did: start what it stopped, and let every service behave again. */
async function repair(stack: Stack): Promise<void> {
  const { prometheus, alertmanager, webhook, node, containers, load } = stack;
  const stopped = [prometheus, alertmanager, webhook, node, containers, load].filter((one) => !one.isRunning());
  await Promise.all(stopped.map((one) => one.start()));
  await stack.incident('recover');
}
