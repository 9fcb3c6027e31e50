import { expect, test } from 'vitest';
import type { Sample } from '@/prometheus/series';
import { busiestExpr, busiestService, discoveredServices, discoveryExpr, profileOf } from './discovery';

const seen = (job: string, ...names: string[]): Sample[] => names.map((name) => ({ labels: { __name__: name, job }, time: 0, value: 1 }));
const rate = (job: string, value: number): Sample => ({ labels: { job }, time: 0, value });

const SHOP = seen('shop', 'http_requests_total', 'http_requests_in_progress', 'http_request_duration_seconds_bucket', 'process_cpu_seconds_total', 'shop_build_info');
const BACKEND = seen('backend', 'http_request_duration_seconds_count', 'http_request_duration_seconds_bucket', 'process_resident_memory_bytes');
const NODE = seen('node', 'process_cpu_seconds_total', 'node_exporter_build_info');

test('asks by exact names, so that a server with many names answers in milliseconds', () => {
  expect(discoveryExpr()).toMatch(/^count by \(__name__, job\) \(last_over_time\(\{__name__=~"http_requests_total\|.*\|\(\.\+_\)\?\(process_cpu_seconds_total\|.*build_info\)",job!=""\}\[15m\]\)\)$/);
});

test('asks for traffic in one query without a rate over two names, which Prometheus refuses', () => {
  expect(busiestExpr()).toBe('sum by (job) (rate(http_requests_total{job!=""}[5m])) or sum by (job) (rate(http_request_duration_seconds_count{job!=""}[5m]))');
});

test('lists the jobs that tell about requests, and only those', () => {
  expect(discoveredServices([...SHOP, ...NODE, ...BACKEND]).map((s) => s.service)).toEqual(['backend', 'shop']);
});

test('recognises counters of their own for failures before any of them was ever incremented', () => {
  expect(discoveredServices(SHOP).map(profileOf)).toMatchObject([{
    recognition: { kind: 'convention', name: 'separate counters for 4xx and 5xx' },
    requests: { metric: 'http_requests_total', endpoint: 'endpoint' },
    errors: { source: { kind: 'separate-counters', serverErrors: { metric: 'http_requests_5xx_total' } } },
    duration: { base: 'http_request_duration_seconds', endpoint: null },
    cpu: 'process_cpu_seconds_total',
    memory: null,
    buildInfo: 'shop_build_info',
  }]);
});

test('takes the count of a histogram for the request counter where there is no other', () => {
  expect(discoveredServices(BACKEND).map(profileOf)).toMatchObject([{
    requests: { metric: 'http_request_duration_seconds_count', endpoint: 'route' },
    errors: { source: { kind: 'status-label', serverError: { label: 'status_code', pattern: '5..' } } },
    inProgress: null,
    memory: 'process_resident_memory_bytes',
  }]);
});

test('says so when a convention is not known, and keeps the process side', () => {
  expect(profileOf({ service: 'node', exposed: new Set(['process_cpu_seconds_total']) })).toMatchObject({
    recognition: { kind: 'none', name: 'not recognised' },
    requests: null,
    cpu: 'process_cpu_seconds_total',
  });
});

test('opens on the service with most requests among those it can show', () => {
  const services = discoveredServices([...SHOP, ...BACKEND]);
  expect(busiestService(services, [rate('shop', 3), rate('backend', 9), rate('stranger', 100)])).toBe('backend');
});

test('opens on the first by name while nothing is counted, and on nothing where there is no service', () => {
  expect(busiestService(discoveredServices([...SHOP, ...BACKEND]), [])).toBe('backend');
  expect(busiestService([], [])).toBeNull();
});
