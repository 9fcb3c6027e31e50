import { describe, expect, it } from 'vitest';
import { BACKEND_ENDPOINTS } from '../backend/endpoints';
import type { Endpoint } from '../sample-service/endpoint';
import { createSampleService } from '../sample-service/sample-service';
import { SHOP_ENDPOINTS } from '../shop-api/endpoints';
import { BACKEND_VISITS, SHOP_VISITS } from './visits';
import { type Visit, choose } from './visit';

function visit(weight: number, path: string): Visit {
  return { weight, method: 'GET', path: () => path };
}

describe('choose', () => {
  it('chooses each visit with the share of its weight', () => {
    const visits = [visit(1, '/a'), visit(3, '/b')];
    expect(choose(visits, 0.24)?.path()).toBe('/a');
    expect(choose(visits, 0.26)?.path()).toBe('/b');
    expect(choose(visits, 0.9999)?.path()).toBe('/b');
  });
});

describe('the visits', () => {
  it.each([
    ['shop-api', SHOP_ENDPOINTS, SHOP_VISITS],
    ['backend', BACKEND_ENDPOINTS, BACKEND_VISITS],
  ] as const)('reach every endpoint of %s', async (_name, endpoints, visits) => {
    const reached = new Set<string>();
    const meter = { started: () => {}, finished: ({ name }: Endpoint) => void reached.add(name) };
    const app = createSampleService(
      { metricPrefix: 'x', endpoints: [...endpoints], createMeter: () => meter },
      { version: '1' },
    );
    await Promise.all(
      visits.map(({ method, path, body }) => app.inject({ method, url: path(), ...(body && { payload: body() }) })),
    );
    expect([...reached].toSorted()).toEqual(endpoints.map(({ name }) => name).toSorted());
  });
});
