import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facts, incident, moment } from '@/health/example-facts';
import { mainCulprit, newCulprit, spread } from './attribution';

const endpoints = (...rates: number[]) =>
  rates.map((serverErrorRate, i) => ({ endpoint: `/${i}`, requestRate: 100, serverErrorRate }));
const failing = (serverErrorRate: number, ...rates: number[]) =>
  facts({ current: moment({ serverErrorRate, failureCount: serverErrorRate * 300 }), endpoints: endpoints(...rates) });

describe('mainCulprit', () => {
  it.each([
    ['the endpoint with most of the failures', failing(10, 9, 1), '/0', 0.9],
    ['nobody where the failures are spread', failing(10, 5, 5), undefined, undefined],
    [
      'nobody where the listed endpoints have less than half of the service total',
      failing(30, 12, 1),
      undefined,
      undefined,
    ],
    ['nobody where nothing fails', failing(0, 0, 0), undefined, undefined],
    ['nobody in a service of one endpoint', failing(10, 10), undefined, undefined],
    ['nobody without endpoints', failing(10), undefined, undefined],
  ])('is %s', (_, situation, endpoint, share) => {
    const found = mainCulprit(situation);
    expect(found?.endpoint.endpoint).toBe(endpoint);
    expect(found?.share).toBe(share);
  });

  it('refuses to blame anybody for two failures', () => {
    expect(mainCulprit(facts({ current: moment({ failureCount: 2 }), endpoints: endpoints(0.01, 0) }))).toBeNull();
  });

  it('never blames for more than everything nor for less than most', () => {
    const rate = fc.double({ min: 0, max: 1000, noNaN: true });
    fc.assert(
      fc.property(rate, fc.array(rate, { maxLength: 8 }), (total, rates) => {
        const found = mainCulprit(failing(total, ...rates));
        return found === null || (found.share > 0.5 && found.share <= 1 + 1e-9);
      }),
    );
  });
});

describe('newCulprit', () => {
  it('is the endpoint from which the additional failures come', () => {
    const found = newCulprit(incident());
    expect(found?.endpoint.endpoint).toBe('POST /orders');
    expect(found?.share).toBeCloseTo(0.952, 2);
  });

  it('leaves out an endpoint that failed as much an hour ago, however much that is', () => {
    const situation = {
      ...failing(20, 14, 6),
      endpointsHourAgo: endpoints(14, 1),
      hourAgo: moment({ serverErrorRate: 15 }),
    };
    expect(mainCulprit(situation)?.endpoint.endpoint).toBe('/0');
    expect(newCulprit(situation)?.endpoint.endpoint).toBe('/1');
  });

  it('lets an endpoint that fails less than before take nothing off the failures of another', () => {
    const situation = {
      ...failing(14, 12, 2),
      endpointsHourAgo: endpoints(1, 10),
      hourAgo: moment({ serverErrorRate: 11 }),
    };
    expect(newCulprit(situation)).toMatchObject({ endpoint: { endpoint: '/0' }, share: 1 });
  });

  it('counts an endpoint that was not there an hour ago in full', () => {
    const situation = { ...failing(10, 9, 1), endpointsHourAgo: [], hourAgo: moment({ serverErrorRate: 0 }) };
    expect(newCulprit(situation)?.share).toBe(0.9);
  });

  it('is nobody where there are hardly more: an hour into an incident the difference is noise, and blames whom it may', () => {
    const situation = {
      ...failing(33.6, 32.6, 1),
      endpointsHourAgo: endpoints(32.8, 0.2),
      hourAgo: moment({ serverErrorRate: 33 }),
    };
    expect(newCulprit(situation)).toBeNull();
    expect(mainCulprit(situation)?.endpoint.endpoint).toBe('/0');
  });

  it('is nobody where an hour ago is not known', () => {
    expect(newCulprit(incident({ endpointsHourAgo: null }))).toBeNull();
    expect(newCulprit(incident({ hourAgo: null }))).toBeNull();
  });
});

describe('spread', () => {
  /** A tenth of all requests fail, on endpoints with these shares of failures and as many requests each. */
  const spreadOver = (...ratios: number[]) =>
    spread(
      facts({
        current: moment({ errorRatio: 0.1, requestCount: 30_000 * ratios.length }),
        endpoints: endpoints(...ratios.map((ratio) => 100 * ratio)),
      }),
    );

  it('counts the endpoints that fail much like the whole, where they are most of those with traffic', () => {
    expect(spreadOver(0.1, 0.12, 0.09, 0.01)).toEqual({ failing: 3, total: 4 });
  });

  it('is nothing where half of them are well, and where there are no more than two', () => {
    expect([spreadOver(0.2, 0.2, 0, 0), spreadOver(0.1, 0.1)]).toEqual([null, null]);
  });

  it('does not count as one of them an endpoint that fails at half the rate of the whole, nor one that nobody asks', () => {
    expect(spreadOver(0.1, 0.12, 0.05, 0.05)).toBeNull();
    const idle = { endpoint: '/idle', requestRate: 0, serverErrorRate: 0 };
    const situation = facts({
      current: moment({ errorRatio: 0.1, requestCount: 90_000 }),
      endpoints: [...endpoints(10, 12, 9), idle],
    });
    expect(spread(situation)).toEqual({ failing: 3, total: 3 });
  });

  it('is nothing where the endpoints that are known have less than 95 % of all requests', () => {
    const known = (share: number) =>
      spread(
        facts({ current: moment({ errorRatio: 0.1, requestCount: 90_000 / share }), endpoints: endpoints(10, 12, 9) }),
      );
    expect([known(0.96), known(0.94)]).toEqual([{ failing: 3, total: 3 }, null]);
  });
});
