import { expect, test } from 'vitest';
import { discoveredServices } from '@/instrumentation/discovery/discovery';
import { profileOf } from '@/instrumentation/profile-of';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { syntaxError } from '@/promql/syntax-error';
import type { VectorQuery } from '@/dashboard/vector-query';
import { scrapesQuery } from './scrape-intervals';
import { servicesQueries, type ServicesScope } from './services-queries';

const METRICS = [
  'http_request_duration_seconds_count',
  'http_request_duration_seconds_bucket',
  'process_cpu_seconds_total',
  'process_resident_memory_bytes',
  'process_start_time_seconds',
];

function profiles(count: number): ServiceProfile[] {
  const samples = Array.from({ length: count }, (_, i) =>
    METRICS.map((name) => ({ labels: { job: `svc.${i}`, __name__: name }, time: 0, value: 1 })),
  ).flat();
  return discoveredServices(samples).map(profileOf);
}

const SCOPE: ServicesScope = { excluded: null, intervals: new Map(), step: 30 };
const exprsOf = (queries: readonly VectorQuery[]) => queries.map(({ expr }) => expr);
const textOf = (queries: readonly VectorQuery[]) => exprsOf(queries).join();
const times = (text: string, part: string) => text.split(part).length - 1;

test('forty services that are instrumented alike are asked with the words of one', () => {
  const [one, forty] = [servicesQueries(profiles(1), SCOPE), servicesQueries(profiles(40), SCOPE)];
  for (const words of [
    'rate(http_request_duration_seconds_count',
    'rate(http_request_duration_seconds_bucket',
    'label_replace(',
  ])
    expect(times(textOf(forty.now), words)).toBe(times(textOf(one.now), words));
  expect(times(textOf(forty.requests), 'rate(')).toBe(1);
  expect(textOf(forty.requests)).toContain(String.raw`job=~"svc\\.0|svc\\.1|`);
});

test('a service that is scraped too rarely for the windows of the others is asked with longer ones', () => {
  const queries = servicesQueries(profiles(3), {
    ...SCOPE,
    intervals: new Map([
      ['svc.0', 15],
      ['svc.1', 15],
      ['svc.2', 60],
    ]),
  });
  expect(textOf(queries.requests)).toContain(String.raw`{job=~"svc\\.0|svc\\.1"}[1m]`);
  expect(textOf(queries.requests)).toContain('{job="svc.2"}[4m]');
});

test('what the configuration leaves out is left out of all of them, in place of what each would', () => {
  const expr = textOf(servicesQueries(profiles(2), { ...SCOPE, excluded: ['/metrics'] }).requests);
  expect(expr).toMatch(/\w+!~"\/metrics"/);
});

test('refused requests and requests in progress are asked for now and an hour ago, in one expression for all services that count alike', () => {
  const use = (metric: string) => ({ metric, matchers: [] });
  const errors: ServiceProfile['errors'] = {
    source: { kind: 'separate-counters', serverErrors: use('failed_total'), clientErrors: use('refused_total') },
    endpoint: null,
    clientEndpoint: null,
  };
  const gauge: ServiceProfile['inProgress'] = { ...use('http_requests_in_flight'), minus: null };
  const [grpc, ...others] = profiles(3).map((profile) => ({ ...profile, errors, inProgress: gauge }));
  if (grpc === undefined) throw new Error('There are three');
  const counters = { ...use('started_total'), minus: 'handled_total' };
  const { now, hourAgo } = servicesQueries([{ ...grpc, inProgress: counters }, ...others], SCOPE);
  for (const text of [textOf(now), textOf(hourAgo)]) {
    expect(times(text, 'refused_total')).toBe(1);
    expect(text).toMatch(/sum by \(job\) \(rate\(refused_total\{job=~"[^"]*"\}\[5m\]\)\), "signal", "clientErrors"/);
    expect(times(text, 'http_requests_in_flight')).toBe(1);
    expect(text).toMatch(/sum by \(job\) \(http_requests_in_flight\{job=~"[^"]*"\}\), "signal", "inProgress"/);
    expect(text).toContain('sum by (job) (started_total{job="svc.0"}) - sum by (job) (handled_total{job="svc.0"})');
  }
});

test('of each service the busiest instance is asked for, by its CPU and by its memory', () => {
  const expr = textOf(servicesQueries(profiles(2), SCOPE).now);
  expect(expr).toContain(
    String.raw`topk by (job) (1, sum by (job, instance) (rate(process_cpu_seconds_total{job=~"svc\\.0|svc\\.1"}[2m])))`,
  );
  expect(expr).toContain(
    String.raw`topk by (job) (1, sum by (job, instance) (process_resident_memory_bytes{job=~"svc\\.0|svc\\.1"}))`,
  );
});

test('the cores that a runtime uses are asked for where CPU is measured', () => {
  const expr = (of: ServiceProfile[]) => textOf(servicesQueries(of, SCOPE).now);
  expect(expr(profiles(1))).toContain(
    'min by (job) (go_sched_gomaxprocs_threads{job="svc.0"} > 0 or system_cpu_count{job="svc.0"} > 0)',
  );
  expect(expr(profiles(1).map((profile) => ({ ...profile, cpu: null })))).not.toContain('gomaxprocs');
});

test('what a process runs full of is asked as on the page of its service, of the fullest instance', () => {
  const expr = textOf(
    servicesQueries(profiles(2), {
      ...SCOPE,
      intervals: new Map([
        ['svc.0', 15],
        ['svc.1', 60],
      ]),
    }).now,
  );
  expect(expr).toContain(
    'topk by (job) (1, max by (job, instance) (avg_over_time(nodejs_eventloop_lag_p99_seconds{job="svc.0"}[1m]) or avg_over_time(nodejs_eventloop_lag_seconds{job="svc.0"}[1m])',
  );
  expect(expr).toContain('avg_over_time(nodejs_eventloop_lag_p99_seconds{job="svc.1"}[4m])');
  expect(expr).toMatch(
    /max by \(job, instance\) \(\{__name__=~"process_open_fds\|[^"]*",job=~"[^"]*"\}\) \/ max by \(job, instance\) \(\{__name__=~"process_max_fds\|process_files_max_files",job=~"[^"]*"\} > 0\)/,
  );
});

test('an instance that left discovery is told by its last scrape, as on the page of its service, and not by its best', () => {
  expect(textOf(servicesQueries(profiles(1), SCOPE).now)).toContain('last_over_time(up{job="svc.0"}[45m])');
});

test('an instance that is up in part is told from one that is up, as on the page of its service', () => {
  expect(textOf(servicesQueries(profiles(1), SCOPE).now)).toContain(
    'label_replace(avg by (job, instance) (up{job="svc.0"}), "signal", "up"',
  );
});

test('how old a service is told by its scrapes, and not by the moment of the question', () => {
  const expr = textOf(servicesQueries(profiles(1), SCOPE).now);
  expect(expr).toContain('max by (job) (timestamp(up{job="svc.0"}) and up{job="svc.0"} == 1)');
  expect(expr).toContain(
    'max by (job, instance) (max_over_time((timestamp(up{job="svc.0"}) and up{job="svc.0"} == 1)[10m:15s]))',
  );
  // Of anything but a selector `timestamp` is the moment itself.
  expect(expr).not.toMatch(/timestamp\([^)]*==/);
});

test('of each service it is asked beside what was an hour ago what it received a day ago and for longer than a burst', () => {
  expect(textOf(servicesQueries(profiles(1), SCOPE).hourAgo)).toMatch(
    /last_over_time\(sum by \(job\) .*\[1m:1m\] offset 23h\), "signal", "requestsDayAgo"/,
  );
  expect(textOf(servicesQueries(profiles(1), SCOPE).hourAgo)).toMatch(
    /quantile_over_time\(0\.6, sum by \(job\) .*\[2h:5m\] offset -1h\), "signal", "requestsSustained"/,
  );
});

/**
 * As differently instrumented as they can be: each counts with a name of its own, which is no shorter than those of a
 * platform are.
 */
function strangers(count: number): ServiceProfile[] {
  const [known] = profiles(1);
  if (known?.requests == null || known.duration === null)
    throw new Error('The service that the others are made of counts nothing');
  const { requests, duration } = known;
  return Array.from({ length: count }, (_, i) => ({
    ...known,
    service: `payments-platform-eu-west/service-${i}`,
    requests: { ...requests, metric: `service_${i}_requests_total` },
    duration: { ...duration, base: `service_${i}_request_duration_seconds` },
  }));
}

test('what would be longer than VictoriaMetrics reads is several questions: each is about some of the services, and all of them are asked about', () => {
  const { now, hourAgo, requests, received } = servicesQueries(strangers(200), SCOPE);
  for (const [queries, word] of [
    [now, 'requests'],
    [now, 'freshness'],
    [hourAgo, 'up'],
  ] as const) {
    expect(queries.length).toBeGreaterThan(1);
    for (const expr of exprsOf(queries)) expect(expr).toContain(`"signal", "${word}"`);
  }
  for (const exprs of [now, hourAgo, requests, received].map(exprsOf)) {
    for (const expr of exprs) expect(expr.length).toBeLessThanOrEqual(16_384);
    const named = exprs.flatMap((expr) => [
      ...new Set([...expr.matchAll(/service_(\d+)_requests_total/g)].map(([, i]) => Number(i))),
    ]);
    expect(named.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, i) => i));
    expect(exprs.map(syntaxError)).toEqual(exprs.map(() => null));
  }
});

test('as many services as a server has usually are asked about in one question for each signal', () => {
  const { now, hourAgo, requests, received } = servicesQueries([...profiles(40), ...strangers(3)], SCOPE);
  for (const queries of [now, hourAgo, requests, received]) expect(queries).toHaveLength(1);
});

test('every selector says which services it means', () => {
  const { now, hourAgo, requests, received, failed } = servicesQueries(profiles(2), SCOPE);
  const exprs = [...[now, hourAgo, requests, received, failed].flatMap(exprsOf), scrapesQuery(['a'])];
  expect(exprs.length).toBeGreaterThanOrEqual(5);
  for (const expr of exprs) {
    expect(expr.match(/\{[^}]*\}/g)?.filter((selector) => !selector.includes('job'))).toEqual([]);
    expect(syntaxError(expr)).toBeNull();
  }
});
