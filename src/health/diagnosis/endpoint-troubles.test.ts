import { describe, expect, it } from 'vitest';
import { facts, plain } from '@/health/example-facts';
import type { EndpointFacts } from '@/health/service-facts';
import { failingEndpoint, silentEndpoint } from './endpoint-troubles';

const endpoint = (name: string, requestRate: number, serverErrorRate = 0): EndpointFacts => ({
  endpoint: name,
  requestRate,
  serverErrorRate,
});
const BUSY = endpoint('GET /products', 60);

describe('failingEndpoint', () => {
  const found = (...endpoints: EndpointFacts[]) => plain(failingEndpoint(facts({ endpoints })));

  it('names one that fails although it is a small part of all requests', () => {
    expect(found(BUSY, endpoint('POST /pay', 0.3, 0.3))).toBe('POST /pay fails 100 % of 0.30 req/s');
    expect(found(BUSY, endpoint('POST /pay', 0.3, 0.1), endpoint('GET /a', 1, 0.5))).toBe(
      'GET /a fails 50 % of 1.0 req/s',
    );
  });

  it('names none of which too few failed, nor the only one', () => {
    expect([
      found(BUSY, endpoint('POST /pay', 0.3, 0.05)),
      found(BUSY, endpoint('POST /pay', 9 / 300, 9 / 300)),
      found(BUSY, endpoint('POST /pay', 10 / 300, 2 / 300)),
    ]).toEqual(['', '', '']);
    expect([found(endpoint('POST /pay', 0.3, 0.3)), plain(failingEndpoint(facts({ endpoints: null })))]).toEqual([
      '',
      '',
    ]);
  });
});

describe('silentEndpoint', () => {
  const found = (endpoints: EndpointFacts[] | null, endpointsHourAgo: EndpointFacts[] | null, isOver = false) =>
    plain(silentEndpoint(facts({ endpoints, endpointsHourAgo, isOver })));

  it('names one that gets nothing any more, whether or not it is still counted', () => {
    const before = [endpoint('GET /products', 8), endpoint('POST /orders', 2)];
    for (const orders of [[], [endpoint('POST /orders', 0)]])
      expect(found([BUSY, ...orders], before)).toBe('POST /orders gets no requests, 2.0 req/s an hour ago');
    expect(found([BUSY], before, true)).toBe('POST /orders gets no requests, 2.0 req/s an hour before');
    expect(found([BUSY, endpoint('POST /orders', 0.01)], before)).toBe('');
  });

  it('misses none that had a handful, or a small part, nor any of a service without requests', () => {
    expect(found([BUSY], [endpoint('GET /products', 60), endpoint('POST /orders', 2)])).toBe('');
    expect(found([endpoint('a', 0.01)], [endpoint('a', 0.01), endpoint('b', 19 / 300)])).toBe('');
    expect([found([], [BUSY]), found(null, [BUSY]), found([endpoint('GET /other', 1)], null)]).toEqual(['', '', '']);
  });
});
