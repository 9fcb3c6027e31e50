import { describe, expect, it } from 'vitest';
import { endpoint } from '../sample-service/endpoint';
import { RecentRequests } from './recent-requests';
import type { Observed } from './request-series';

function observed(path: string, status: number, counts: number[]): Observed {
  return { endpoint: endpoint('GET', path, { wait: 0 }), status, counts, seconds: 0 };
}

function recent(): RecentRequests {
  const requests = new RecentRequests([0.5, 1], 300);
  requests.add(0, [observed('/a', 200, [1000, 0, 0])]);
  requests.add(200, [observed('/a', 200, [50, 30, 0]), observed('/a', 500, [0, 20, 0])]);
  requests.add(400, [observed('/b', 503, [10, 0, 0])]);
  return requests;
}

describe('RecentRequests', () => {
  it('ignores requests before the window', () => {
    expect(recent().rate(300)).toBeCloseTo(110 / 300, 9);
    expect(recent().rate(120)).toBeCloseTo(10 / 120, 9);
  });

  it('separates paths and failures', () => {
    expect(recent().rate(300, '/b')).toBeCloseTo(10 / 300, 9);
    expect(recent().failureRate(300)).toBeCloseTo(30 / 300, 9);
  });

  it('has the quantiles that Prometheus would interpolate', () => {
    expect([...recent().quantileByPath(0.75, 300)]).toEqual([
      ['/a', 0.75],
      ['/b', 0.375],
    ]);
    expect(recent().quantile(0.5, 300)).toBeCloseTo(0.458, 3);
  });
});
