import { describe, expect, it, test } from 'vitest';
import type { Qualifier } from '@/instrumentation/service-profile';
import { selector } from '@/promql/label-matcher';
import { byEndpoint, isChosen, matchersFor, readFiltered, type Filters } from './filters';

const NONE: Filters = { service: 'api', endpoints: [], instances: [], excluded: [] };
const written = (filters: Filters, label: string | null) => selector('m', matchersFor(filters, label));

test('every expression carries the service, filtered or not', () => {
  expect(written(NONE, 'endpoint')).toBe('m{job="api"}');
});

test('one value is matched exactly and several by an escaped alternation', () => {
  expect(written({ ...NONE, endpoints: ['/a.b'] }, 'route')).toBe('m{job="api",route="/a.b"}');
  expect(written({ ...NONE, endpoints: ['/a.b', '/c'], instances: ['1'] }, 'route')).toBe(
    String.raw`m{job="api",route=~"/a\\.b|/c",instance="1"}`,
  );
});

test('a metric without the endpoint label keeps the instance filter and drops the other', () => {
  expect(written({ ...NONE, endpoints: ['/a'], instances: ['1', '2'] }, null)).toBe('m{job="api",instance=~"1|2"}');
});

test('endpoints that are no traffic are left out by the configured expressions', () => {
  expect(written({ ...NONE, excluded: ['/metrics', '/health.*'] }, 'route')).toBe(
    'm{job="api",route!~"/metrics|/health.*"}',
  );
});

const SERVICE: Qualifier = { kind: 'service', label: 'grpc_service' };

describe('methods of several gRPC services', () => {
  const read = (...endpoints: string[]) =>
    readFiltered({ ...NONE, endpoints, qualifier: SERVICE }, 'grpc_method', (matchers) => selector('m', matchers));

  it('are read without a matcher where none is chosen, and by service and method where one is', () => {
    expect(read()).toBe('m{job="api"}');
    expect(read('shop.Cart/Get')).toBe('m{job="api",grpc_method="Get",grpc_service="shop.Cart"}');
  });

  it('are read of each service by itself where several are chosen: together they would be all methods of all services', () => {
    expect(read('shop.Cart/Get', 'shop.Orders/List', 'shop.Cart/Add')).toBe(
      'm{job="api",grpc_method=~"Get|Add",grpc_service="shop.Cart"} or m{job="api",grpc_method="List",grpc_service="shop.Orders"}',
    );
  });

  it('are read of all services where an address of before there were several names the method alone', () => {
    expect(read('Get')).toBe('m{job="api",grpc_method="Get"}');
  });

  it('of a service without a name are its own', () => {
    expect(read('/Get')).toBe('m{job="api",grpc_method="Get",grpc_service=""}');
  });

  it('are kept apart by both labels, and named by both in the one that tells endpoints', () => {
    const sum = (by: readonly string[]) => `sum by (${by.join(', ')}) (m)`;
    expect(byEndpoint({ qualifier: SERVICE }, 'grpc_method', sum)).toBe(
      'label_replace(label_join(sum by (grpc_service, grpc_method) (m), "grpc_service", "/", "grpc_service", "grpc_method"), "grpc_method", "$1", "grpc_service", "(?s)(.*)")',
    );
    expect(byEndpoint({}, 'route', sum)).toBe('sum by (route) (m)');
  });

  it('are chosen by their whole name, or as the method of any service', () => {
    const chosen = (qualifier: Qualifier | undefined, ...endpoints: string[]) =>
      ['shop.Cart/Get', 'shop.Orders/Get', 'shop.Cart/Add'].filter((name) => isChosen({ endpoints, qualifier }, name));
    expect(chosen(SERVICE)).toHaveLength(3);
    expect(chosen(SERVICE, 'shop.Cart/Get')).toEqual(['shop.Cart/Get']);
    expect(chosen(SERVICE, 'Get')).toEqual(['shop.Cart/Get', 'shop.Orders/Get']);
    expect(chosen(undefined, 'Get')).toEqual([]);
  });
});

describe('routes under several methods', () => {
  const METHOD: Qualifier = { kind: 'method', label: 'method' };
  const read = (...endpoints: string[]) =>
    readFiltered({ ...NONE, endpoints, qualifier: METHOD }, 'route', (matchers) => selector('m', matchers));

  it('are read by method and route, each method by itself', () => {
    expect(read('POST /orders')).toBe('m{job="api",route="/orders",method="POST"}');
    expect(read('GET /a', 'POST /a', 'GET /b')).toBe(
      'm{job="api",route=~"/a|/b",method="GET"} or m{job="api",route="/a",method="POST"}',
    );
  });

  it('are read of all methods where the route alone is chosen, which may have a space in it', () => {
    expect(read('/orders')).toBe('m{job="api",route="/orders"}');
    expect(read('/a b')).toBe('m{job="api",route="/a b"}');
    expect(read('GET /a b')).toBe('m{job="api",route="/a b",method="GET"}');
  });

  it('are named by both, as people write it', () => {
    const sum = (by: readonly string[]) => `sum by (${by.join(', ')}) (m)`;
    expect(byEndpoint({ qualifier: METHOD }, 'route', sum)).toBe(
      'label_replace(label_join(sum by (method, route) (m), "method", " ", "method", "route"), "route", "$1", "method", "(?s)(.*)")',
    );
  });

  it('are chosen by their whole name, by their route, and where only their route is known', () => {
    const chosen = (name: string, ...endpoints: string[]) => isChosen({ endpoints, qualifier: METHOD }, name);
    expect([chosen('GET /a', 'GET /a'), chosen('GET /a', '/a'), chosen('/a', 'GET /a')]).toEqual([true, true, true]);
    expect([chosen('GET /a', 'POST /a'), chosen('GET /a', '/b'), chosen('/a', 'GET /b')]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
