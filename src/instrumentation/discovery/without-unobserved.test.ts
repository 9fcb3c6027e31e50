import { describe, expect, it } from 'vitest';
import { discovered } from '@/instrumentation/example-service';
import { findProfile } from '@/instrumentation/find-profile';
import type { Sample } from '@/prometheus/series';

const HISTOGRAM = ['http_request_duration_seconds_bucket', 'http_request_duration_seconds_count'];

/** The profile where each of these metrics has one series with this value. */
async function read(values: Readonly<Record<string, number>>) {
  const asked: string[] = [];
  const profile = await findProfile(
    discovered([...Object.keys(values).map((name) => `${name}{status="200"}`), ...HISTOGRAM]),
    async (expr) => {
      asked.push(expr);
      return Object.entries(values).flatMap(([name, value]): Sample[] =>
        expr.includes(`"inspected", "${name}"`)
          ? [{ labels: { inspected: name, path: '/a', status: '200' }, time: 0, value }]
          : [],
      );
    },
  );
  return { profile, looked: asked.filter((expr) => expr.includes('"inspected"')).length };
}

describe('a histogram that never observed anything', () => {
  it('does not hide a counter that no convention knows', async () => {
    const { profile } = await read({ http_request_duration_seconds_count: 0, shop_hits_total: 900 });
    expect(profile).toMatchObject({ requests: { metric: 'shop_hits_total', endpoint: 'path' }, duration: null });
    expect(profile.recognition.warnings).toContain(
      'http_request_duration_seconds_count is not read: it has never counted anything, and other metrics of requests have.',
    );
  });

  it('is not waited for where a known counter counts', async () => {
    const { profile } = await read({ http_request_duration_seconds_count: 0, http_requests_total: 900 });
    expect(profile).toMatchObject({ requests: { metric: 'http_requests_total' }, duration: null });
  });

  it('is read where nothing else counts either: the service may be new', async () => {
    const { profile } = await read({ http_request_duration_seconds_count: 0, shop_hits_total: 0 });
    expect(profile).toMatchObject({
      requests: { metric: 'http_request_duration_seconds_count' },
      duration: { kind: 'classic-histogram' },
    });
  });
});

it('a service whose histogram observes is looked at once', async () => {
  const { profile, looked } = await read({ http_request_duration_seconds_count: 5, shop_hits_total: 900 });
  expect(profile.requests?.metric).toBe('http_request_duration_seconds_count');
  expect(looked).toBe(1);
});
