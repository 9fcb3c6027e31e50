import { describe, expect, it, test } from 'vitest';
import type { Sample } from '@/prometheus/series';
import { inspected } from '@/instrumentation/example-service';
import { profileOf } from '@/instrumentation/profile-of';
import { edgesExpr, readEdges } from './bucket-edges';

const PROFILE = profileOf(
  inspected([
    'http_requests_total{path="/a",status="200"}',
    'http_request_duration_seconds_bucket',
    'http_request_duration_seconds_count{path="/a"}',
  ]),
);
const NOW = { isSilent: false };

/** A sample that was looked at of the counter of durations. */
const looked = (instance: string, value: number): Sample => ({
  labels: { inspected: 'http_request_duration_seconds_count', instance },
  time: 0,
  value,
});

describe('the edges of the buckets', () => {
  it('are read of the instance that observes most', () => {
    expect(edgesExpr(PROFILE, [looked('a:80', 3), looked('b:80', 7)], NOW)).toContain(
      'count by (le) (http_request_duration_seconds_bucket{job="x",instance="b:80"})',
    );
  });

  it('are read of all of them where nothing tells instances apart', () => {
    for (const samples of [[], [{ ...looked('', 3), labels: { inspected: 'http_request_duration_seconds_count' } }]]) {
      expect(edgesExpr(PROFILE, samples, NOW)).toContain(
        'count by (le) (http_request_duration_seconds_bucket{job="x"})',
      );
    }
  });

  it('of a service that has fallen silent are those it had last', () => {
    expect(edgesExpr(PROFILE, [looked('a:80', 3)], { isSilent: true })).toContain(
      'last_over_time(http_request_duration_seconds_bucket{job="x",instance="a:80"}[15m])',
    );
  });

  it('are asked of the histogram that tells endpoints apart as well, by its own samples', () => {
    const split = {
      ...PROFILE,
      duration: PROFILE.duration && {
        ...PROFILE.duration,
        byEndpoint: { base: 'by_handler_seconds', endpoint: 'handler' },
      },
    };
    expect(edgesExpr(split, [looked('a:80', 3)], NOW)).toContain('count by (le) (by_handler_seconds_bucket{job="x"})');
  });

  it('are not asked for where there are no buckets', () => {
    expect(
      edgesExpr(
        profileOf(inspected(['http_requests_total{path="/a",status="200"}', 'http_request_duration_seconds_count'])),
        [],
        NOW,
      ),
    ).toBeNull();
    expect(edgesExpr(profileOf({ service: 'x', exposed: new Set() }), [], NOW)).toBeNull();
  });
});

test('the answer gives finite edges in their order', () => {
  const edge = (signal: string, le: string): Sample => ({ labels: { signal, le }, time: 0, value: 1 });
  const { edges, edgesByEndpoint } = readEdges([
    edge('edges', '10'),
    edge('edges', '+Inf'),
    edge('edges', '2.5'),
    edge('edges by endpoint', '1'),
  ]);
  expect([edges, edgesByEndpoint]).toEqual([[2.5, 10], [1]]);
});

test('a histogram whose only bucket counts all is told from one that was not asked for, and from one that another has edges for', () => {
  const edge = (signal: string, le: string): Sample => ({ labels: { signal, le }, time: 0, value: 1 });
  const isTotalOnly = (...samples: Sample[]) => readEdges(samples).isTotalOnly;
  expect([
    isTotalOnly(edge('edges', '+Inf')),
    isTotalOnly(),
    isTotalOnly(edge('edges', '1'), edge('edges', '+Inf')),
    isTotalOnly(edge('edges', '+Inf'), edge('edges by endpoint', '1')),
  ]).toEqual([true, false, false, false]);
});
