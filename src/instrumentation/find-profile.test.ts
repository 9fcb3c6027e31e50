import { expect, test } from 'vitest';
import { discovered, samplesOf } from './example-service';
import { findProfile } from './find-profile';

const SERIES = ['http_requests_total{path="/a",status="200"}', 'http_request_duration_seconds_bucket', 'http_request_duration_seconds_count'];

test('a service that counts requests costs two questions', async () => {
  const asked: string[] = [];
  const profile = await findProfile(discovered(SERIES), async (expr) => {
    asked.push(expr);
    const [counter] = samplesOf(SERIES);
    return expr.startsWith('label_replace(topk') && counter ? [{ ...counter, labels: { ...counter.labels, inspected: 'http_requests_total' } }] : [];
  });
  expect(asked).toHaveLength(2);
  expect(profile).toMatchObject({ requests: { metric: 'http_requests_total', endpoint: 'path' }, counters: [] });
});

test('one that counts none is asked for its own counters', async () => {
  const profile = await findProfile(discovered(['up'], 'worker'), async (expr) =>
    expr.startsWith('count by') ? samplesOf(['jobs_done_total', 'jobs_failed_total']) : [{ labels: { counter: 'jobs_done_total' }, time: 0, value: 3 }],
  );
  expect(profile).toMatchObject({ service: 'worker', requests: null, counters: ['jobs_done_total'] });
});

test('a question that fails fails the whole, so that it is asked again', async () => {
  await expect(findProfile(discovered(SERIES), () => Promise.reject(new Error('timeout')))).rejects.toThrow('timeout');
});
