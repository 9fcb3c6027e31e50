import { expect, test } from 'vitest';
import { DEFAULT_THRESHOLDS } from '@/dashboard/thresholds';
import { DOWN, exampleInstance } from './example-instance';
import { instanceRows, type FleetSource } from './instance-rows';

const line = (instance: string, ...values: number[]) => ({
  labels: { instance },
  times: Float64Array.from(values, (_, i) => 15 * i),
  values: Float64Array.from(values),
});
const sample = (signal: string, instance: string, value: number) => ({
  labels: { signal, instance },
  time: 1000,
  value,
});

function rowsOf(part: Partial<FleetSource> = {}) {
  return instanceRows({
    instances: [exampleInstance({ instance: 'a' })],
    fleet: null,
    samples: [],
    lastEdge: null,
    requests: [],
    starts: [],
    thresholds: DEFAULT_THRESHOLDS,
    errorWindow: 300,
    now: 1000,
    ...part,
  });
}

test('the numbers of one answer come to the instance that they are of', () => {
  const samples = [
    sample('requests', 'a', 10),
    sample('requestsInErrorWindow', 'a', 10),
    sample('serverErrors', 'a', 0.05),
    sample('p95', 'a', 0.2),
    sample('requests', 'b', 99),
  ];
  expect(rowsOf({ samples, requests: [line('a', 9, 10)] })[0]).toMatchObject({
    requestRate: 10,
    errorRatio: 0.005,
    p95: 0.2,
    upFor: 43 * 60 + 5,
    level: 'ok',
    requests: { labels: { instance: 'a' } },
  });
});

test('a p95 at the end of the buckets may be anything above', () => {
  const at = (p95: number) =>
    rowsOf({ lastEdge: 2.5, samples: [sample('requestsInErrorWindow', 'a', 10), sample('p95', 'a', p95)] })[0]
      ?.isP95Open;
  expect([at(2.5), at(0.2)]).toEqual([true, false]);
});

test('one without requests has no share of failures, and before the answer nothing is known', () => {
  expect(rowsOf({ samples: [sample('requestsInErrorWindow', 'a', 0), sample('p95', 'a', 0.2)] })[0]).toMatchObject({
    errorRatio: null,
    p95: null,
  });
  expect(rowsOf()[0]).toMatchObject({ requestRate: null, errorRatio: null, p95: null });
});

test('one that fails is as bad as the limits say, and not for a handful of requests', () => {
  const failing = (requests: number) => [
    sample('requestsInErrorWindow', 'a', requests),
    sample('serverErrors', 'a', 0.2 * requests),
  ];
  expect(rowsOf({ samples: failing(10) })[0]?.level).toBe('critical');
  expect(rowsOf({ samples: failing(0.01) })[0]?.level).toBe('ok');
});

test('restarts are counted where starts are told, and not known to be none elsewhere', () => {
  expect(
    [[line('a', 100, 100, 400)], [line('a', 100, 100)], [line('b', 100, 400)], []].map(
      (starts) => rowsOf({ starts })[0]?.restarts,
    ),
  ).toEqual([1, 0, null, null]);
});

test('one that is down says why, and shows no number of when it was up as one of now', () => {
  const samples = [sample('requests', 'a', 10), sample('requestsInErrorWindow', 'a', 10), sample('p95', 'a', 0.2)];
  const [row] = rowsOf({ instances: [exampleInstance({ instance: 'a', ...DOWN })], samples });
  expect(row).toMatchObject({
    state: 'down',
    level: 'critical',
    error: 'connection refused',
    requestRate: null,
    errorRatio: null,
    p95: null,
    upFor: null,
    saturation: null,
  });
});

test('one of which only some targets are up has its numbers, and warns with the reason', () => {
  const half = exampleInstance({ isPartial: true, lastError: 'Get "http://a:90/metrics": connection refused' });
  expect(rowsOf({ instances: [half] })[0]).toMatchObject({
    state: 'partial',
    level: 'warning',
    error: 'a target is down: connection refused',
    cpuCores: half.cpuCores,
  });
});

test('one that a rollout has replaced is gone, one that is missed is called vanished', () => {
  const left = exampleInstance({ instance: 'a', up: null });
  expect(rowsOf({ instances: [left] })).toEqual([]);
  expect(
    rowsOf({ instances: [left], fleet: { total: 1, up: 0, partial: [], down: [], gone: [left], left: 1 } })[0],
  ).toMatchObject({ state: 'vanished', level: 'critical' });
});

test('saturation is the nearest limit', () => {
  const thresholds = {
    ...DEFAULT_THRESHOLDS,
    memoryBytes: [{ value: 500e6, severity: 'critical', source: 'config' }],
  } as const;
  expect(rowsOf({ thresholds })[0]?.saturation).toMatchObject({ of: 'memory', share: 408 / 500 });
  expect(rowsOf()[0]?.saturation).toMatchObject({ of: 'CPU', share: 0.46 / 0.8, level: 'ok' });
  expect(rowsOf({ instances: [exampleInstance({ cpuCores: null })] })[0]?.saturation).toBeNull();
  expect(
    rowsOf({ thresholds: { ...thresholds, cpuCores: [] }, instances: [exampleInstance({ memoryBytes: null })] })[0]
      ?.saturation,
  ).toBeNull();
  expect(
    rowsOf({ thresholds: { ...DEFAULT_THRESHOLDS, cpuCores: [{ value: 0, severity: 'warning', source: 'rule' }] } })[0]
      ?.saturation,
  ).toBeNull();
  expect(rowsOf({ instances: [exampleInstance({ cpuCores: 0.9 })] })[0]).toMatchObject({
    saturation: { of: 'CPU', level: 'warning' },
    level: 'warning',
  });
});

test('restarts are the starts after the first within the range', () => {
  expect(rowsOf({ starts: [line('a', 100, 100, 200, 300)] })[0]?.restarts).toBe(2);
});

test('one that differs from the others is marked with how much, one that is down is not compared', () => {
  const instances = ['a', 'b', 'c', 'd', 'e'].map((instance) =>
    exampleInstance({ instance, cpuCores: instance === 'e' ? 0.6 : 0.1, ...(instance === 'd' ? { up: false } : {}) }),
  );
  const rows = rowsOf({ instances });
  expect(rows.map(({ odd }) => Array.from(odd))).toEqual([[], [], [], [], [['cpuCores', 0.6 / 0.1]]]);
});
