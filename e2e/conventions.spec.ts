import { expect, test } from './conventions-stack';
import { REPLAYED } from './replay/catalogue/catalogue';
import { describeCheck } from './replay/check';
import { verify } from './replay/verify';

/**
 * Limits stated in docs/conventions.md: two requests for the list of services, five more for the service that is
 * opened, and six where nothing counts its requests.
 */
const MOST_FOR_THE_LIST = 2;
const MOST_FOR_ONE = 5;
const MOST_WITHOUT_REQUESTS = 6;

test('listing all services takes at most two requests and finds every service', ({ conventions }) => {
  const { discovered, middlewares, services } = conventions;
  expect(discovered.requests).toBeLessThanOrEqual(MOST_FOR_THE_LIST);
  const wanted = [...services.map(({ name }) => name), ...middlewares.map(({ middleware }) => middleware.job)];
  expect([...discovered.names].toSorted()).toEqual(wanted.toSorted());
});

for (const { name, expected, isUnknown } of REPLAYED) {
  const claim =
    isUnknown === true
      ? 'no wrong claim is made'
      : expected.requests === null
        ? 'missing request metrics are reported'
        : 'metrics, labels, units and all numbers are correct';
  test(`${name}: ${claim}`, async ({ conventions }) => {
    const { connection, discovered, services, at } = conventions;
    const service = services.find((one) => one.name === name);
    if (service === undefined) throw new Error(`${name} is not replayed`);
    const { checks, profile, requests } = await verify(service, connection, discovered, at);
    expect(checks.filter(({ passes }) => !passes).map(describeCheck)).toEqual([]);
    expect(checks.length).toBeGreaterThan(0);
    expect(requests).toBeLessThanOrEqual(profile.requests === null ? MOST_WITHOUT_REQUESTS : MOST_FOR_ONE);
  });
}
