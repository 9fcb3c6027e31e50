import { expect, test } from './conventions-stack';
import { MIDDLEWARES } from './middlewares/middleware';
import { shareOf } from './middlewares/steady-traffic';
import type { NodeDriver } from './replay/node-driver';
import { SCRAPE_INTERVAL } from './replay/replay';
import { displayedNumbers } from './replay/displayed-numbers';

const NO_ABORT = new AbortController().signal;

/** Relative: some middlewares count scrapes of their own metrics, and a request falls on either side of a scrape. */
const SLACK = 0.15;

/** The average wait of the handlers; no measured mean can be lower. Seconds. */
const LEAST_MEAN = 0.5 * 0.02 + 0.3 * 0.06 + 0.2 * 0.15;

/** The endpoints that receive traffic in every service. */
const ENDPOINTS = ['/orders', '/orders/:id', '/products'];

for (const { job, requests, endpoint, status, unit } of MIDDLEWARES) {
  test(`${job}: a real service with this middleware is recognised, and its numbers match the traffic`, async ({
    conventions,
  }) => {
    const { connection, discovered, middlewares } = conventions;
    const traffic = middlewares.find(({ middleware }) => middleware.job === job)?.traffic;
    if (traffic === undefined) throw new Error(`${job} does not run`);
    const { profile } = await discovered.profileOf(job);
    expect(profile).toMatchObject({
      requests: { metric: requests, endpoint },
      errors: { source: { kind: 'status-label', serverError: { label: status } } },
      duration: { unit },
    });
    const at = await untilWindowIsFull(connection, job, profile.windows.traffic);
    const { moment, endpoints } = await displayedNumbers(connection.driver, profile, at);
    expectNear(moment.requestRate, traffic.rate(at - profile.windows.traffic, at), 'requests per second');
    expectNear(
      moment.errorRatio,
      shareOf((one) => one.status >= 500),
      'error ratio',
    );
    expectNear(
      share(moment.clientErrorRate, moment.requestCount, profile.windows.errors),
      shareOf((one) => one.status === 404),
      'share of 4xx',
    );
    expect(moment.mean).toBeGreaterThan(LEAST_MEAN * (1 - SLACK));
    expect(moment.mean).toBeLessThan(traffic.meanSeconds() * (1 + SLACK));
    expect(moment.p50?.value).toBeLessThanOrEqual(moment.p95?.value ?? 0);
    const all = endpoints.reduce((sum, { requestRate }) => sum + requestRate, 0);
    expectEndpoints(
      endpoint === null ? [] : ENDPOINTS,
      endpoints.map((one) => ({ name: one.endpoint, share: one.requestRate / all })),
    );
  });
}

/**
 * Waits until the service has been scraped over a whole window, because a rate over less is lower. Resolves with an
 * instant, Unix seconds.
 */
async function untilWindowIsFull({ driver }: NodeDriver, job: string, window: number): Promise<number> {
  const now = () => Math.floor(Date.now() / 1000) - SCRAPE_INTERVAL;
  const scraped = async () =>
    (await driver.instantQuery(`count_over_time(up{job="${job}"}[${window}s])`, now(), NO_ABORT)).samples[0]?.value;
  await expect.poll(scraped, { timeout: 90_000 }).toBeGreaterThan(window / SCRAPE_INTERVAL - 2);
  return now();
}

function expectNear(shown: number | null, truth: number, what: string): void {
  expect(shown, what).not.toBeNull();
  expect(Math.abs((shown ?? 0) - truth), `${what}: ${shown} for ${truth}`).toBeLessThanOrEqual(SLACK * truth + 0.01);
}

const share = (rate: number | null, count: number | null, seconds: number): number | null =>
  rate === null || count === null ? null : rate / (count / seconds);

/** Middlewares differ in how they write path parameters, and some count requests without a path. */
function expectEndpoints(wanted: readonly string[], shown: readonly { name: string; share: number }[]): void {
  const paths = shown
    .map(({ name, share: part }) => ({ path: name.replace('#val', ':id'), part }))
    .filter(({ path }) => path.startsWith('/'));
  expect(paths.map(({ path }) => path).toSorted()).toEqual(wanted);
  for (const { path, part } of paths)
    expectNear(
      part,
      shareOf((one) => one.endpoint === path),
      `requests to ${path}`,
    );
}
