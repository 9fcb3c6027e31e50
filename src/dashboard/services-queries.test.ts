import { expect, test } from 'vitest';
import { discoveredServices } from '@/instrumentation/discovery';
import { profileOf } from '@/instrumentation/profile-of';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { syntaxError } from '@/promql/syntax-error';
import { scrapesQuery } from './scrape-intervals';
import { servicesQueries, type ServicesScope } from './services-queries';

const METRICS = ['http_request_duration_seconds_count', 'http_request_duration_seconds_bucket', 'process_cpu_seconds_total', 'process_resident_memory_bytes', 'process_start_time_seconds'];

function profiles(count: number): ServiceProfile[] {
  const samples = Array.from({ length: count }, (_, i) => METRICS.map((name) => ({ labels: { job: `svc.${i}`, __name__: name }, time: 0, value: 1 }))).flat();
  return discoveredServices(samples).map(profileOf);
}

const SCOPE: ServicesScope = { excluded: null, intervals: new Map(), step: 30 };
const times = (text: string, part: string) => text.split(part).length - 1;

test('forty services that are instrumented alike are asked with the words of one', () => {
  const [one, forty] = [servicesQueries(profiles(1), SCOPE), servicesQueries(profiles(40), SCOPE)];
  for (const words of ['rate(http_request_duration_seconds_count', 'rate(http_request_duration_seconds_bucket', 'label_replace(']) expect(times(forty.now.expr, words)).toBe(times(one.now.expr, words));
  expect(times(forty.requests ?? '', 'rate(')).toBe(1);
  expect(forty.requests).toContain(String.raw`job=~"svc\\.0|svc\\.1|`);
});

test('a service that is scraped too rarely for the windows of the others is asked with longer ones', () => {
  const queries = servicesQueries(profiles(3), { ...SCOPE, intervals: new Map([['svc.0', 15], ['svc.1', 15], ['svc.2', 60]]) });
  expect(queries.requests).toContain(String.raw`{job=~"svc\\.0|svc\\.1"}[1m]`);
  expect(queries.requests).toContain('{job="svc.2"}[4m]');
});

test('what the configuration leaves out is left out of all of them, in place of what each would', () => {
  const expr = servicesQueries(profiles(2), { ...SCOPE, excluded: ['/metrics'] }).requests;
  expect(expr).toMatch(/\w+!~"\/metrics"/);
});

test('of each service the busiest instance is asked for, by its CPU and by its memory', () => {
  const { expr } = servicesQueries(profiles(2), SCOPE).now;
  expect(expr).toContain(String.raw`topk by (job) (1, sum by (job, instance) (rate(process_cpu_seconds_total{job=~"svc\\.0|svc\\.1"}[2m])))`);
  expect(expr).toContain(String.raw`topk by (job) (1, sum by (job, instance) (process_resident_memory_bytes{job=~"svc\\.0|svc\\.1"}))`);
});

test('the cores that a runtime uses are asked for where CPU is measured', () => {
  const expr = (of: ServiceProfile[]) => servicesQueries(of, SCOPE).now.expr;
  expect(expr(profiles(1))).toContain('min by (job) (go_sched_gomaxprocs_threads{job="svc.0"} > 0 or system_cpu_count{job="svc.0"} > 0)');
  expect(expr(profiles(1).map((profile) => ({ ...profile, cpu: null })))).not.toContain('gomaxprocs');
});

test('an instance that left discovery is told by its last scrape, as on the page of its service, and not by its best', () => {
  expect(servicesQueries(profiles(1), SCOPE).now.expr).toContain('last_over_time(up{job="svc.0"}[45m])');
});

test('how old a service is told by its scrapes, and not by the moment of the question', () => {
  const { expr } = servicesQueries(profiles(1), SCOPE).now;
  expect(expr).toContain('max by (job) (timestamp(up{job="svc.0"}) and up{job="svc.0"} == 1)');
  expect(expr).toContain('max by (job, instance) (max_over_time((timestamp(up{job="svc.0"}) and up{job="svc.0"} == 1)[10m:15s]))');
  // Of anything but a selector `timestamp` is the moment itself.
  expect(expr).not.toMatch(/timestamp\([^)]*==/);
});

test('of each service it is asked beside what was an hour ago what it received a day ago', () => {
  expect(servicesQueries(profiles(1), SCOPE).hourAgo.expr).toMatch(/last_over_time\(sum by \(job\) .*\[1m:1m\] offset 23h\), "signal", "requestsDayAgo"/);
});

test('every selector says which services it means', () => {
  const { now, hourAgo, requests, received, failed } = servicesQueries(profiles(2), SCOPE);
  const exprs = [now.expr, hourAgo.expr, requests, received, failed, scrapesQuery(['a'])].filter((expr) => expr !== null);
  expect(exprs.length).toBeGreaterThanOrEqual(5);
  for (const expr of exprs) {
    expect(expr.match(/\{[^}]*\}/g)?.filter((selector) => !selector.includes('job'))).toEqual([]);
    expect(syntaxError(expr)).toBeNull();
  }
});
