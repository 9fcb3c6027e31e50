import { test as base, expect } from '@playwright/test';
import type { Stack } from '../demo/stack/stack';
import { collectBrowserErrors } from './browser-errors';
import { startReadyStack, untilReady } from './ready-stack';
import { pageWithoutRoutes } from './page-without-routes';
import { type PrometheusApi, prometheusApi } from './prometheus';
import { type Questions, watchQuestions } from './questions';
import { VigiePage } from './vigie-page';

type PerTest = {
  vigie: VigiePage;
  browserErrors: readonly string[];
  questions: Questions;
  /** Browser errors that a test provokes on purpose. */
  tolerated: RegExp | null;
  everythingWell: void;
};
type PerWorker = {
  /** Factor of the usual traffic, which is enough for a meaningful error ratio within one rate window. */
  load: number;
  stack: Stack;
  prometheus: PrometheusApi;
};

/**
 * Tests on the real stack: `stack` controls it, `prometheus` queries it independently of the page, `vigie` reads the
 * page, `questions` are the API requests of the page. Every test fails on unexpected browser errors. The stack is
 * started once per worker. Playwright replaces the worker after a failed test, so that the next test gets a new stack.
 */
export const test = base.extend<PerTest, PerWorker>({
  load: [1, { option: true, scope: 'worker' }],

  stack: [
    async ({ load }, use, { parallelIndex }) => {
      const stack = await startReadyStack(`e2e-${parallelIndex}`, load);
      try {
        await use(stack);
      } finally {
        await stack.stop();
      }
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  // Only for tests that compare numbers, which must wait until rate windows are full.
  prometheus: [
    async ({ stack, load }, use) => {
      const prometheus = prometheusApi(stack.prometheusUrl);
      if (load > 0) await untilOldEnough(prometheus);
      await use(prometheus);
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  tolerated: [null, { option: true }],

  // Declared before the page, so that listeners exist before it sends anything.
  browserErrors: ({ context }, use) => use(collectBrowserErrors(context)),
  questions: ({ page }, use) => use(watchQuestions(page)),

  page: pageWithoutRoutes,

  vigie: ({ page, stack }, use) => use(new VigiePage(page, stack.pageUrl)),

  everythingWell: [
    async ({ stack, load, browserErrors, tolerated }, use) => {
      await use();
      await repair(stack);
      await untilReady(prometheusApi(stack.prometheusUrl), load);
      expect(
        browserErrors.filter((error) => tolerated?.test(error) !== true),
        'errors in the browser',
      ).toEqual([]);
    },
    { auto: true, timeout: 120_000 },
  ],
});

export { expect };

/** Waits until windows of one minute are full: before that a rate rises so fast that it changes between two queries. */
async function untilOldEnough(prometheus: PrometheusApi): Promise<void> {
  await expect.poll(() => prometheus.number('min(up offset 1m)'), { timeout: 90_000 }).toBe(1);
}

/** Undoes what a test did: restarts stopped processes and ends all incidents. */
async function repair(stack: Stack): Promise<void> {
  const { prometheus, alertmanager, webhook, node, containers, load } = stack;
  const stopped = [prometheus, alertmanager, webhook, node, containers, load].filter((one) => !one.isRunning());
  await Promise.all(stopped.map((one) => one.start()));
  await stack.incident('recover');
}
