import { describe, expect, it, test } from 'vitest';
import { selector } from '@/promql/label-matcher';
import { byEndpoint, isChosen, matchersFor, readFiltered, type Filters } from './filters';

const NONE: Filters = { service: 'api', endpoints: [], instances: [], excluded: [] };
const written = (filters: Filters, label: string | null) => selector('m', matchersFor(filters, label));

test('every expression carries the service, filtered or not', () => {
  expect(written(NONE, 'endpoint')).toBe('m{job="api"}');
});

test('one value is matched exactly and several by an escaped alternation', () => {
  expect(written({ ...NONE, endpoints: ['/a.b'] }, 'route')).toBe('m{job="api",route="/a.b"}');
  expect(written({ ...NONE, endpoints: ['/a.b', '/c'], instances: ['1'] }, 'route')).toBe(String.raw`m{job="api",route=~"/a\\.b|/c",instance="1"}`);
});

test('a metric without the endpoint label keeps the instance filter and drops the other', () => {
  expect(written({ ...NONE, endpoints: ['/a'], instances: ['1', '2'] }, null)).toBe('m{job="api",instance=~"1|2"}');
});

test('endpoints that are no traffic are left out by the configured expressions', () => {
  expect(written({ ...NONE, excluded: ['/metrics', '/health.*'] }, 'route')).toBe('m{job="api",route!~"/metrics|/health.*"}');
});

describe('methods of several gRPC services', () => {
  const read = (...endpoints: string[]) => readFiltered({ ...NONE, endpoints, rpcService: 'grpc_service' }, 'grpc_method', (matchers) => selector('m', matchers));

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
    expect(byEndpoint({ rpcService: 'grpc_service' }, 'grpc_method', sum)).toBe('label_join(sum by (grpc_service, grpc_method) (m), "grpc_method", "/", "grpc_service", "grpc_method")');
    expect(byEndpoint({}, 'route', sum)).toBe('sum by (route) (m)');
  });

  it('are chosen by their whole name, or as the method of any service', () => {
    const chosen = (rpcService: string | undefined, ...endpoints: string[]) => ['shop.Cart/Get', 'shop.Orders/Get', 'shop.Cart/Add'].filter((name) => isChosen({ endpoints, rpcService }, name));
    expect(chosen('grpc_service')).toHaveLength(3);
    expect(chosen('grpc_service', 'shop.Cart/Get')).toEqual(['shop.Cart/Get']);
    expect(chosen('grpc_service', 'Get')).toEqual(['shop.Cart/Get', 'shop.Orders/Get']);
    expect(chosen(undefined, 'Get')).toEqual([]);
  });
});
