import { expect, test } from './conventions-stack';
import { REPLAYED } from './replay/catalogue/catalogue';
import { sentenceOf } from './replay/finding';
import { verify } from './replay/verify';

/**
 * As docs/conventions.md promises: two requests for the list of services, five more for the one that is looked at, and
 * six where nothing counts its requests.
 */
const MOST_FOR_THE_LIST = 2;
const MOST_FOR_ONE = 5;
const MOST_WITHOUT_REQUESTS = 6;

test('the list of all services takes two requests at most, and has every service in it', ({ conventions }) => {
  const { discovered, middlewares, services } = conventions;
  expect(discovered.requests).toBeLessThanOrEqual(MOST_FOR_THE_LIST);
  const wanted = [...services.map(({ name }) => name), ...middlewares.map(({ middleware }) => middleware.job)];
  expect([...discovered.names].toSorted()).toEqual(wanted.toSorted());
});

for (const { name, expected, isStranger } of REPLAYED) {
  const claim =
    isStranger === true
      ? 'nothing false is said'
      : expected.requests === null
        ? 'it is said that nothing counts requests'
        : 'metric, labels, unit and every number are right';
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
