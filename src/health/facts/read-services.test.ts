import { expect, test } from 'vitest';
import { DEFAULT_THRESHOLDS } from '@/dashboard/thresholds';
import { discoveredServices } from '@/instrumentation/discovery/discovery';
import { profileOf } from '@/instrumentation/profile-of';
import type { Sample } from '@/prometheus/series';
import { factsOfService, lastHeardOf, linesByService, splitByService, type ServicesSource } from './read-services';
import { judgeErrors } from '@/health/signals/errors';
import { judgeTraffic } from '@/health/signals/traffic';
import { judgeSystem } from '@/health/system/system';

const sample = (job: string, signal: string, value: number, labels: Record<string, string> = {}): Sample => ({
  labels: { job, signal, ...labels },
  time: 1000,
  value,
});

const [discovered] = discoveredServices(
  ['http_request_duration_seconds_count', 'http_request_duration_seconds_bucket'].map((name) => ({
    labels: { job: 'a', __name__: name, status_code: '200' },
    time: 0,
    value: 1,
  })),
);
if (discovered === undefined) throw new Error('the convention of the example is not recognised');
const PROFILE = profileOf(discovered);

const NOW = [
  sample('a', 'requests', 10),
  sample('a', 'requestsInErrorWindow', 10),
  sample('a', 'serverErrors', 1),
  sample('a', 'buckets', 9.5, { le: '0.1' }),
  sample('a', 'buckets', 10, { le: '+Inf' }),
  sample('a', 'up', 1, { instance: 'a-1' }),
  sample('a', 'up', 0, { instance: 'a-2' }),
  sample('a', 'newestSample', 970, { instance: 'a-2' }),
  sample('a', 'cpu', 0.3, { instance: 'a-1' }),
  sample('a', 'freshness', 995),
  sample('b', 'requests', 99),
];

const source = (part: Partial<ServicesSource> = {}): ServicesSource => ({
  at: () => 1000,
  isOver: false,
  now: splitByService(NOW),
  hourAgo: null,
  lines: { requests: new Map(), received: new Map(), failed: new Map() },
  step: 30,
  refreshInterval: 10,
  knowledgeOf: () => 'known',
  ...part,
});

test('one answer about all services is as good as the pulse of each', () => {
  const facts = factsOfService(PROFILE, 15, source());
  expect(facts.current).toMatchObject({
    requestRate: 10,
    errorRatio: 0.1,
    failureCount: 300,
    instancesUp: 1,
    p95: { value: 0.1 },
  });
  expect(facts.instances).toMatchObject([
    { instance: 'a-1', up: true, cpuCores: 0.3 },
    { instance: 'a-2', up: false, newestSample: 970 },
  ]);
  expect(facts).toMatchObject({ hourAgo: null, requestRateDayAgo: null, history: { sustainedRequestRate: null } });
});

test('a service that refuses what it served, and one that hangs, are judged as on their own pages', () => {
  const at = (served: number, refused: number, inProgress: number) =>
    splitByService([
      sample('a', 'requests', served + refused),
      sample('a', 'requestsInErrorWindow', served + refused),
      sample('a', 'clientErrors', refused),
      sample('a', 'inProgress', inProgress),
      sample('a', 'up', 1, { instance: 'a-1' }),
      sample('a', 'requestsSustained', 10),
    ]);
  const refusing = factsOfService(PROFILE, 15, source({ now: at(1, 9, 2), hourAgo: at(10, 0, 2) }));
  expect(judgeErrors(refusing, DEFAULT_THRESHOLDS)).toMatchObject({ level: 'warning', measure: '4xx', value: 0.9 });
  const hanging = factsOfService(PROFILE, 15, source({ now: at(0, 0, 80), hourAgo: at(10, 0, 2) }));
  expect(judgeTraffic(hanging)).toMatchObject({
    level: 'critical',
    reason: expect.stringContaining('No requests answered, 80 in progress'),
  });
});

test('an instance of which a target is down counts as up, and is a warning as on the page of its service', () => {
  const inPart = splitByService(
    NOW.map((one) =>
      one.labels['instance'] === 'a-2' && one.labels['signal'] === 'up' ? { ...one, value: 0.5 } : one,
    ),
  );
  const facts = factsOfService(PROFILE, 15, source({ now: inPart }));
  expect(facts).toMatchObject({
    current: { instancesUp: 2 },
    instances: [{ isPartial: false }, { up: true, isPartial: true }],
  });
  expect(judgeSystem(facts, DEFAULT_THRESHOLDS)).toMatchObject({
    level: 'warning',
    value: 2,
    of: 2,
    reason: 'A target of a-2 down',
  });
});

test('a service is compared with its own traffic of an hour and of a day ago', () => {
  const hourAgo = splitByService([
    sample('a', 'requests', 8),
    sample('a', 'requestsDayAgo', 0),
    sample('a', 'requestsSustained', 6),
    sample('b', 'requestsDayAgo', 7),
  ]);
  expect(factsOfService(PROFILE, 15, source({ hourAgo }))).toMatchObject({
    hourAgo: { requestRate: 8 },
    requestRateDayAgo: 0,
    history: { sustainedRequestRate: 6 },
  });
});

test('what a process runs full of is that of its fullest instance, and no number is none', () => {
  const pulses = splitByService([...NOW, sample('a', 'eventLoopLag', 0.3), sample('a', 'openFiles', Number.NaN)]);
  expect(factsOfService(PROFILE, 15, source({ now: pulses })).saturation).toMatchObject([
    { key: 'eventLoopLag', value: 0.3 },
  ]);
});

test('the processor time of the busiest instance is held against the cores of its runtime, where that tells them', () => {
  const withCores = splitByService([...NOW, sample('a', 'cores', 8)]);
  expect(factsOfService(PROFILE, 15, source({ now: withCores })).saturation).toEqual([
    { key: 'cpuOfLimit', of: 'a-1', value: 0.3 / 8 },
  ]);
  expect(factsOfService(PROFILE, 15, source()).saturation).toEqual([]);
});

test('a histogram whose only bucket is that of all measures no quantile, as on the page of the service', () => {
  const withoutEdges = splitByService(NOW.filter(({ labels }) => labels['le'] !== '0.1'));
  expect(factsOfService(PROFILE, 15, source({ now: withoutEdges }))).toMatchObject({
    notMeasured: ['latency'],
    current: { p95: null },
  });
  expect(factsOfService(PROFILE, 15, source()).notMeasured).toEqual([]);
});

test('a service without samples is known by nothing, and nothing of another is taken for its own', () => {
  const facts = factsOfService({ ...PROFILE, service: 'c' }, 15, source());
  expect(facts.current).toMatchObject({ requestRate: null, errorRatio: null, p95: null, instancesUp: null });
  expect(facts.instances).toEqual([]);
});

test('the line of failures is a share of what was received, 0 where nothing ever failed, and not known where nothing tells what did', () => {
  const line = (job: string, ...values: number[]) => ({
    labels: { job },
    times: Float64Array.from(values, (_, i) => 30 * i),
    values: Float64Array.from(values),
  });
  const lines = {
    requests: linesByService([line('a', 5, 10)]),
    received: linesByService([line('a', 5, 10)]),
    failed: linesByService([line('b', 1, 1)]),
  };
  expect(Array.from(factsOfService(PROFILE, 15, source({ lines })).history.errorRatio?.values ?? [])).toEqual([0, 0]);
  expect(factsOfService({ ...PROFILE, errors: null }, 15, source({ lines })).history.errorRatio).toBeNull();
});

test('the share of failures over the range is that of what failed', () => {
  const line = (...values: number[]) =>
    new Map([['a', { labels: { job: 'a' }, times: Float64Array.of(0, 30), values: Float64Array.from(values) }]]);
  const { history } = factsOfService(
    PROFILE,
    15,
    source({ lines: { requests: line(5, 10), received: line(5, 10), failed: line(1, 5) } }),
  );
  expect(Array.from(history.errorRatio?.values ?? [])).toEqual([0.2, 0.5]);
  expect(factsOfService(PROFILE, 15, source()).history).toMatchObject({
    requestRate: null,
    received: null,
    errorRatio: null,
  });
});

test('durations in milliseconds are shown in seconds, and a service without any has its requests', () => {
  const { duration } = PROFILE;
  const inMilliseconds = { ...PROFILE, duration: duration && ({ ...duration, unit: 'milliseconds' } as const) };
  expect(factsOfService(inMilliseconds, 15, source()).current.p95?.value).toBeCloseTo(0.0001);
  expect(factsOfService({ ...PROFILE, service: 'b', duration: null }, 15, source()).current).toMatchObject({
    requestRate: 99,
    p95: null,
  });
});

test('when a service was last heard of is its own newest sample', () => {
  const parts = splitByService([...NOW, sample('c', 'freshness', NaN)]);
  expect(['a', 'b', 'c', 'd'].map((job) => lastHeardOf(parts.get(job)))).toEqual([995, null, null, null]);
});
