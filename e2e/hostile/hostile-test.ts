import { test as base, expect, type BrowserContext } from '@playwright/test';
import { collectBrowserErrors } from '../browser-errors';
import { pageWithoutRoutes } from '../page-without-routes';
import { prometheusApi, type PrometheusApi } from '../prometheus';
import { type Questions, watchQuestions } from '../questions';
import { VigiePage } from '../vigie-page';
import { startHostilePrometheus } from './hostile-prometheus';
import { injectionsIn } from './page-checks';
import { PAYLOADS } from './payloads';

type PerTest = {
  vigie: VigiePage;
  questions: Questions;
  /** Requests to other hosts, other pages, dialogs and windows. */
  escapes: readonly string[];
  browserErrors: readonly string[];
  tolerated: RegExp | null;
  everythingInert: void;
};
type PerWorker = { url: string; prometheus: PrometheusApi };

/**
 * Tests in which every label, annotation and rule is hostile. A test fails if anything was executed, injected, opened,
 * sent elsewhere, or violated the Content-Security-Policy.
 */
export const test = base.extend<PerTest, PerWorker>({
  url: [
    async ({}, use, { parallelIndex }) => {
      const { url, stop } = await startHostilePrometheus(parallelIndex);
      try {
        await untilReady(prometheusApi(url));
        await use(url);
      } finally {
        await stop();
      }
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  prometheus: [({ url }, use) => use(prometheusApi(url)), { scope: 'worker' }],
  tolerated: [null, { option: true }],
  browserErrors: ({ context }, use) => use(collectBrowserErrors(context)),
  escapes: ({ context, url }, use) => use(watchEscapes(context, url)),
  questions: ({ page }, use) => use(watchQuestions(page)),
  page: pageWithoutRoutes,
  vigie: ({ page, url }, use) => use(new VigiePage(page, `${url}/user/`)),
  everythingInert: [
    async ({ page, escapes, browserErrors, tolerated }, use) => {
      await use();
      expect(await injectionsIn(page), 'injections').toEqual([]);
      expect(escapes, 'unexpected requests and pages').toEqual([]);
      expect(
        browserErrors.filter((error) => tolerated?.test(error) !== true),
        'errors in the browser',
      ).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

function watchEscapes(context: BrowserContext, url: string): readonly string[] {
  const escapes: string[] = [];
  const isOurs = (address: string) => address.startsWith(`${url}/`) || /^(data|blob|about):/.test(address);
  context.on('request', (request) => {
    if (!isOurs(request.url())) escapes.push(`request to ${request.url()}`);
  });
  context.on('page', (page) => {
    if (context.pages().length > 1) escapes.push(`a window of ${page.url()}`);
    page.on('framenavigated', (frame) => {
      if (!frame.url().startsWith(`${url}/user/`) && frame.url() !== 'about:blank')
        escapes.push(`navigation to ${frame.url()}`);
    });
    page.on('dialog', (dialog) => {
      escapes.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
  });
  return escapes;
}

/** Waits until every endpoint has a rate and every alert fires. */
async function untilReady(prometheus: PrometheusApi): Promise<void> {
  const rates = 'count(sum by (route) (rate(http_request_duration_seconds_count[30s])) > 0)';
  await expect.poll(() => prometheus.number(rates), { timeout: 90_000 }).toBe(PAYLOADS.length);
  await expect
    .poll(() => prometheus.number('count(ALERTS{alertname="EveryEndpoint",alertstate="firing"})'), { timeout: 60_000 })
    .toBe(PAYLOADS.length);
}
