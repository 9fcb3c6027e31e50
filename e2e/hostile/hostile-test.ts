import { test as base, expect, type BrowserContext } from '@playwright/test';
import { watchComplaints } from '../complaints';
import { pageAtRest } from '../page-at-rest';
import { prometheusApi, type PrometheusApi } from '../prometheus';
import { type Questions, watchQuestions } from '../questions';
import { VigiePage } from '../vigie-page';
import { startHostilePrometheus } from './hostile-prometheus';
import { harmDone } from './inert';
import { PAYLOADS } from './payloads';

type PerTest = {
  vigie: VigiePage;
  questions: Questions;
  /** Where the page went although nobody sent it there: other hosts, other pages, dialogs, windows. */
  escapes: readonly string[];
  complaints: readonly string[];
  tolerated: RegExp | null;
  everythingInert: void;
};
type PerWorker = { url: string; prometheus: PrometheusApi };

/**
 * Tests whose every label, annotation and rule is hostile. Each of them fails when anything on its page ran, was
 * injected, left the page, or broke its policy.
 */
export const test = base.extend<PerTest, PerWorker>({
  url: [
    async ({}, use, { parallelIndex }) => {
      const { url, stop } = await startHostilePrometheus(parallelIndex);
      try {
        await untilMeasured(prometheusApi(url));
        await use(url);
      } finally {
        await stop();
      }
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  prometheus: [({ url }, use) => use(prometheusApi(url)), { scope: 'worker' }],
  tolerated: [null, { option: true }],
  complaints: ({ context }, use) => use(watchComplaints(context)),
  escapes: ({ context, url }, use) => use(watchEscapes(context, url)),
  questions: ({ page }, use) => use(watchQuestions(page)),
  page: pageAtRest,
  vigie: ({ page, url }, use) => use(new VigiePage(page, `${url}/user/`)),
  everythingInert: [
    async ({ page, escapes, complaints, tolerated }, use) => {
      await use();
      expect(await harmDone(page), 'harm').toEqual([]);
      expect(escapes, 'requests and pages that nobody asked for').toEqual([]);
      expect(
        complaints.filter((complaint) => tolerated?.test(complaint) !== true),
        'complaints of the browser',
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

/** Wait until every endpoint has a rate and every alert fires. */
async function untilMeasured(prometheus: PrometheusApi): Promise<void> {
  const rates = 'count(sum by (route) (rate(http_request_duration_seconds_count[30s])) > 0)';
  await expect.poll(() => prometheus.number(rates), { timeout: 90_000 }).toBe(PAYLOADS.length);
  await expect
    .poll(() => prometheus.number('count(ALERTS{alertname="EveryEndpoint",alertstate="firing"})'), { timeout: 60_000 })
    .toBe(PAYLOADS.length);
}
