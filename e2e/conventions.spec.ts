import { expect, test } from './conventions-stack';
import { REPLAYED } from './replay/catalogue/catalogue';
import { sentenceOf } from './replay/finding';
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

for (const { name, expected, isStranger } of REPLAYED) {
  const claim =
    isStranger === true
      ? 'no wrong claim is made'
      : expected.requests === null
        ? 'missing request metrics are reported'
        : 'metrics, labels, units and all numbers are correct';
  test(`${name}: ${claim}`, async ({ conventions }) => {
    const { asking, discovered, services, at } = conventions;
    const service = services.find((one) => one.name === name);
    if (service === undefined) throw new Error(`${name} is not replayed`);
    const { findings, profile, requests } = await verify(service, asking, discovered, at);
    expect(findings.filter(({ isRight }) => !isRight).map(sentenceOf)).toEqual([]);
    expect(findings.length).toBeGreaterThan(0);
    expect(requests).toBeLessThanOrEqual(profile.requests === null ? MOST_WITHOUT_REQUESTS : MOST_FOR_ONE);
  });
}
