import type { PastEvent } from '../demo/history/past-events';
import { restartWithPastData } from './restart-prometheus';
import { prometheusApi } from './prometheus';
import { expectShown } from './shown-number';
import { expect, test } from './stack';

const MINUTE = 60;
const RANGE = 60 * MINUTE;
const ERROR_RATIO =
  'sum(rate(http_requests_5xx_total{job="shop-api"}[5m])) / sum(rate(http_requests_total{job="shop-api"}[5m]))';

/**
 * Seconds before the end of the range: most traffic is lost and comes back; a bad release fails one endpoint until the
 * next release.
 */
const LOST = { from: 40 * MINUTE, to: 30 * MINUTE };
const BAD = { from: 6.25 * MINUTE, to: 3.75 * MINUTE };

/** A rate over one minute follows a change within that minute, and the line has a point every 15 s. Seconds. */
const RATE_DELAY = 75;

/** Errors stay below the limit of their rule, because a pending alert would change the sentence. */
const pastEvents = (end: number): PastEvent[] => [
  { kind: 'lost-traffic', job: 'shop-api', share: 0.2, from: end - LOST.from, to: end - LOST.to },
  { kind: 'failing', endpoint: 'GET /products/:id', share: 0.4, from: end - BAD.from, to: end - BAD.to },
  { kind: 'deploy', version: '1.1.0', from: end - BAD.to, to: end - BAD.to },
];

test('falling errors are shown with their peak, and a past loss of traffic on the status line', async ({
  vigie,
  stack,
  page,
}) => {
  const end = Math.floor(await restartWithPastData(stack, pastEvents));
  await vigie.openSettled({ service: 'shop-api', from: String(end - RANGE), to: String(end), tz: 'utc' });
  await expect(vigie.verdict).toHaveAttribute('data-verdict', 'ok');

  const falling = vigie.verdict.getByText(/Errors fall, from/);
  const [, peak = '', now = '', before = ''] =
    /Errors fall, from (.* %) to (.* %), and were (.* %) before\./.exec(
      (await falling.innerText()).replaceAll('\u00a0', ' '),
    ) ?? [];
  const prometheus = prometheusApi(stack.prometheusUrl);
  const [ratio] = await prometheus.range(ERROR_RATIO, { start: end - 300, end, step: 15 });
  expectShown(peak, Math.max(...(ratio?.samples.map(([, value]) => value) ?? [])), 0.05);
  expectShown(now, await prometheus.number(ERROR_RATIO, end));
  expectShown(before, await prometheus.number(ERROR_RATIO, end - 3600));

  const line = page.getByRole('figure').first();
  await expect(line).toHaveText(/^warning from \d\d:\d\d to \d\d:\d\dwarning from /);
  const [whole, stretch] = [await line.boundingBox(), await line.locator('i').boundingBox()];
  const secondsOf = (pixels: number) => (pixels / (whole?.width ?? NaN)) * RANGE;
  const began = secondsOf((stretch?.x ?? NaN) - (whole?.x ?? NaN)) - (RANGE - LOST.from);
  expect(began).toBeGreaterThan(0);
  expect(began).toBeLessThan(RATE_DELAY);
  expect(Math.abs(secondsOf(stretch?.width ?? NaN) - (LOST.from - LOST.to))).toBeLessThan(RATE_DELAY);
  const [, back] = / to (\d\d:\d\d)/.exec(await line.innerText()) ?? [];
  await expect(vigie.verdict).toContainText(
    new RegExp(`Warning for (9|10)\\smin\\s\\d\\d\\ss until ${back} \\(traffic\\), OK since\\.`),
  );
});
