import { describe, expect, it } from 'vitest';
import { BACKEND_ENDPOINTS } from '../backend/endpoints';
import { SHOP_ENDPOINTS } from '../shop-api/endpoints';
import { BACKEND_VISITS, SHOP_VISITS } from './visits';
import { type Visit, choose } from './visit';

function visit(weight: number, path: string): Visit {
  return { weight, method: 'GET', path: () => path };
}

describe('choose', () => {
  it('gives each visit the share of its weight', () => {
    const visits = [visit(1, '/a'), visit(3, '/b')];
    expect(choose(visits, 0.24)?.path()).toBe('/a');
    expect(choose(visits, 0.26)?.path()).toBe('/b');
    expect(choose(visits, 0.9999)?.path()).toBe('/b');
  });
});

/** A route pattern as an expression, so that a path can be tried against it. */
function pattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:id/, '\\d+')}$`);
}

describe('the visits', () => {
  it.each([
    ['shop-api', SHOP_ENDPOINTS, SHOP_VISITS],
    ['backend', BACKEND_ENDPOINTS, BACKEND_VISITS],
  ] as const)('reach every endpoint of %s', (_name, endpoints, visits) => {
    for (const endpoint of endpoints) {
      const reached = visits.some(({ method, path }) => method === endpoint.method && pattern(endpoint.path).test(decodeURIComponent(path().split('?')[0] ?? '')));
      expect(reached, endpoint.name).toBe(true);
    }
  });
});
