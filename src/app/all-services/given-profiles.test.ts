import { expect, test } from 'vitest';
import { givenProfiles } from './given-profiles';

const SHOP = { service: 'shop', requests: { metric: 'hits_total' } };
const STOCK = { service: 'stock', requests: { metric: 'hits_total' }, inProgress: { metric: 'waiting' } };
const CALLS = JSON.stringify({ requests: { metric: 'calls_total' } });

test('what the URL says of the service that it names comes before the configuration, part by part', () => {
  const [stock, ...others] = givenProfiles({ service: 'stock', profile: CALLS }, [SHOP, STOCK]);
  expect(stock).toEqual({ service: 'stock', requests: { metric: 'calls_total' }, inProgress: { metric: 'waiting' } });
  expect(others).toEqual([SHOP]);
});

test('a service that the configuration does not name is named by the URL', () => {
  expect(givenProfiles({ service: 'edge', profile: CALLS }, [SHOP])).toEqual([
    { service: 'edge', requests: { metric: 'calls_total' } },
    SHOP,
  ]);
});

test.each([
  ['no service', { service: null, profile: CALLS }],
  ['no change', { service: 'stock', profile: null }],
  ['a mistake in it', { service: 'stock', profile: '{"requests":{"metric":7}}' }],
])('%s changes nothing', (_, view) => {
  const configured = [STOCK];
  expect(givenProfiles(view, configured)).toBe(configured);
});
