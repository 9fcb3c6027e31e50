import { describe, expect, it, test } from 'vitest';
import type { Qualifier } from '@/instrumentation/service-profile';
import { chosenText, nameParts } from './endpoint-name';

const METHOD: Qualifier = { kind: 'method', label: 'method' };
const SERVICE: Qualifier = { kind: 'service', label: 'grpc_service' };

test.each([
  ['POST /orders', METHOD, 'POST', '/orders'],
  ['/orders', METHOD, null, '/orders'],
  ['/a b', METHOD, null, '/a b'],
  ['GET /a b', METHOD, 'GET', '/a b'],
  [' /orders', METHOD, '', '/orders'],
  ['GET ', METHOD, 'GET', ''],
  ['shop.Cart/Get', SERVICE, 'shop.Cart', 'Get'],
  ['Get', SERVICE, null, 'Get'],
  ['/Get', SERVICE, '', 'Get'],
  ['POST /orders', undefined, null, 'POST /orders'],
])('%j is read with %j as %j of %j', (name, qualifier, qualified, endpoint) => {
  expect(nameParts(name, qualifier)).toEqual({ qualified, endpoint });
});

describe('what is chosen', () => {
  it('is said to be all of several where its name stands for them', () => {
    expect(chosenText('/orders', METHOD)).toBe('/orders, all methods');
    expect(chosenText('Get', SERVICE)).toBe('Get, all services');
  });

  it('is said as it is named otherwise', () => {
    expect([
      chosenText('POST /orders', METHOD),
      chosenText('shop.Cart/Get', SERVICE),
      chosenText('/orders', undefined),
    ]).toEqual(['POST /orders', 'shop.Cart/Get', '/orders']);
  });
});
