import { rateWindow } from '@/promql/rate-window';
import { expect, test, type Conventions } from './conventions-stack';
import { CLOCK_METRIC } from './replay/family';
import type { ReplayedService } from './replay/replayed-service';
import { SCRAPE_INTERVAL } from './replay/replay';
import { boundsOf, familyOf, type Pace, requestRate } from './replay/expected-numbers';
import { expectShown, readNumber } from './shown-number';
import type { VigiePage } from './vigie-page';

/** The page rounds to the digits it shows, and evaluates at whole seconds. Relative. */
const SLACK = 0.02;

const ERROR_RATIO = 0.1;
const MEAN = 0.169;

/** One service of each kind; conventions.spec.ts checks all services without a browser. */
const KINDS = [
  ['go-chi', 'durations in milliseconds'],
  ['express-prom-bundle-summary', 'summary quantiles'],
  ['native-histogram', 'a native histogram'],
  ['express-prom-bundle-defaults', 'no endpoint label'],
  ['go-gin-prometheus', 'thousands of raw paths and only a mean duration'],
  ['system-a', 'failures in separate counters'],
  ['spring-outcome', 'outcomes as words'],
  ['otel-js-old', 'milliseconds not named in the metric'],
] as const;

for (const [name, what] of KINDS) {
  test(`a service with ${what} (${name}) shows correct numbers without configuration`, async ({
    vigie,
    conventions,
  }) => {
    const service = conventions.services.find((one) => one.name === name);
    if (service === undefined) throw new Error(`${name} is not replayed`);
    const at = settledInstant(conventions);
    await vigie.openSettled({ service: name, from: String(at - 60), to: String(at) });
    expectShown(await tile(vigie, 'request-rate'), requestRate(await paceOf(name, conventions, at)), SLACK);
    expectShown(await tile(vigie, 'error-ratio-now'), ERROR_RATIO, SLACK);
    expectShown(await tile(vigie, 'average'), MEAN, SLACK);
    await expectQuantile(vigie, service);
  });
}

test('gRPC methods of the same name in two services are separate endpoints and filters', async ({
  vigie,
  conventions,
  page,
}) => {
  const name = 'grpc-go-two-services';
  const at = settledInstant(conventions);
  await vigie.openSettled({ service: name, from: String(at - 60), to: String(at) });
  const rows = vigie.endpoints.locator('[data-endpoint]');
  const expectEndpoints = async (...wanted: string[]) => {
    await expect(rows).toHaveCount(wanted.length);
    expect(
      (await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-endpoint') ?? ''))).toSorted(),
    ).toEqual(wanted);
  };
  await expectEndpoints(
    'shop.v1.Orders/Create',
    'shop.v1.Orders/Get',
    'shop.v1.Products/Get',
    'shop.v1.Products/Search',
  );
  await vigie.endpoints.getByRole('button', { name: 'shop.v1.Orders/Create' }).click();
  await vigie.expectParameter('endpoint', ['shop.v1.Orders/Create']);
  await vigie.settle();
  await page.getByRole('combobox', { name: 'Add a filter' }).click();
  await page.getByRole('option', { name: 'shop.v1.Products/Get' }).click();
  await vigie.expectParameter('endpoint', ['shop.v1.Orders/Create', 'shop.v1.Products/Get']);
  await vigie.settle();
  await expectEndpoints('shop.v1.Orders/Create', 'shop.v1.Products/Get');
  // The two endpoints get 2 and 3 of 10 requests, of which 0.6 and 0.1 fail.
  expectShown(await tile(vigie, 'request-rate'), 0.5 * requestRate(await paceOf(name, conventions, at)), SLACK);
  expectShown(await tile(vigie, 'error-ratio-now'), 0.14, SLACK);
  expectShown(await tile(vigie, 'average'), (2 * 0.3 + 3 * 0.04) / 5, SLACK);
});

test('a service without request metrics says so, and shows its other metrics', async ({ vigie }) => {
  await vigie.openSettled({ service: 'nestjs-prometheus' });
  await expect(vigie.panel('request-rate')).toHaveAttribute('data-state', 'not-found');
  expectShown(await tile(vigie, 'memory-total'), 200e6, SLACK);
});

test('without alerting rules the alert list says that nothing can alert', async ({ vigie }) => {
  await vigie.openSettled({ service: 'go-chi' });
  await expect(vigie.alerts).toHaveAttribute('data-cause', 'no-rules');
  await expect(vigie.alerts).toContainText('No alerting rules are loaded. Nothing can alert.');
});

/** An instant in whole seconds and in the past, so that page and test get the same answers. */
const settledInstant = ({ at }: Conventions) => Math.max(at, Math.floor(Date.now() / 1000) - 2 * SCRAPE_INTERVAL);

/** How fast the replayed clock metrics of a service advance within its traffic window. */
async function paceOf(name: string, { discovered, connection }: Conventions, at: number): Promise<Pace> {
  const { windows } = (await discovered.profileOf(name)).profile;
  const window = rateWindow(windows.traffic, SCRAPE_INTERVAL, 0);
  const { samples } = await connection.driver.instantQuery(
    `rate(${CLOCK_METRIC}{job="${name}"}[${window}s])`,
    at,
    AbortSignal.timeout(10_000),
  );
  const of = (instance: string) => samples.find(({ labels }) => labels['instance'] === instance)?.value ?? NaN;
  return { a: of('a'), b: of('b') };
}

const tile = (vigie: VigiePage, id: string): Promise<string> => vigie.numberIn(vigie.panel(id));

/** p95 is within the bucket that holds the true value; a service without quantiles shows none. */
async function expectQuantile(vigie: VigiePage, service: ReplayedService): Promise<void> {
  const { duration } = service.expected;
  if (duration === null || duration.kind === 'sum-and-count') {
    await expect(vigie.panel('p95')).toHaveCount(0);
    return;
  }
  const family = familyOf(service, duration.base);
  if (family === undefined) throw new Error(`${service.name} does not expose ${duration.base}`);
  const { low, high } = boundsOf(family, 0.95);
  const { value, precision } = readNumber(await tile(vigie, 'p95'));
  expect(value).toBeGreaterThanOrEqual(low * (1 - SLACK) - precision);
  expect(value).toBeLessThanOrEqual(high * (1 + SLACK) + precision);
}
