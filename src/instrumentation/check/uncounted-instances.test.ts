import { expect, test } from 'vitest';
import { discovered } from '@/instrumentation/example-service';
import { profileOf } from '@/instrumentation/profile-of';
import { uncountedExpr } from './uncounted-in-services';
import { readUncounted, uncountedText } from './uncounted-instances';

const NEW = 'http_server_request_duration_seconds_count{http_response_status_code="200"}';
const OLD = 'http_server_duration_milliseconds_count{http_status_code="200"}';

function service(name: string, ...series: string[]) {
  const found = discovered(series, name);
  return { ...found, profile: profileOf(found) };
}

test('of services that count requests in two ways it is asked, in one part for all of them, whose instances have only the other', () => {
  const mixed = [service('shop', NEW, OLD), service('stock', NEW, OLD)];
  const read = mixed[0]?.profile.requests?.metric;
  const expr = uncountedExpr([...mixed, service('edge', NEW)]);
  expect(expr).toContain('count by (job) (count by (job, instance) (');
  expect(expr?.match(/job=~"shop\|stock"/g)).toHaveLength(2);
  expect(expr).toContain(`unless on (job, instance) ${read}{`);
  expect(expr).not.toContain('edge');
});

test('nothing is asked where every service counts in one way, is not read, or is silent', () => {
  expect(uncountedExpr([service('edge', NEW), service('batch', 'jobs_total')])).toBeNull();
  expect(uncountedExpr([{ ...service('shop', NEW, OLD), isSilent: true }])).toBeNull();
});

test('the answer tells whose instances they are, and the metric that most of them count by is named', () => {
  const labels = (metric: string) => ({ signal: `only ${metric}`, read: 'a_total', job: 'shop' });
  const found = readUncounted([
    { labels: labels('b_total'), time: 0, value: 1 },
    { labels: labels('c_total'), time: 0, value: 2 },
    { labels: { signal: 'observed' }, time: 0, value: 9 },
  ]);
  expect(found).toEqual([
    { service: 'shop', metric: 'b_total', read: 'a_total', instances: 1 },
    { service: 'shop', metric: 'c_total', read: 'a_total', instances: 2 },
  ]);
  expect(uncountedText(found)).toBe(
    'Traffic, errors and latency are without 2 instances, which count their requests only in c_total: this page reads a_total.',
  );
  expect(uncountedText([])).toBeNull();
});
