import { describe, expect, test } from 'vitest';
import { DEFAULT_THRESHOLDS } from '@/dashboard/thresholds';
import { endpointRows, type EndpointLines, type EndpointSource } from './endpoint-rows';

const line = (labels: Record<string, string>, ...values: number[]) => ({
  labels,
  times: Float64Array.from(values, (_, i) => 15 * i),
  values: Float64Array.from(values),
});
const lines = (label: string, ...series: EndpointLines['series']): EndpointLines => ({ label, series });

function rowOf(part: Partial<EndpointSource> & { requestRate?: number; serverErrorRate?: number } = {}) {
  const { requestRate = 10, serverErrorRate = 0, ...source } = part;
  const endpoints = [{ endpoint: '/orders', requestRate, serverErrorRate }];
  return endpointRows({
    endpoints,
    requests: null,
    errors: null,
    hasMoreErrors: false,
    latency: new Map(),
    thresholds: DEFAULT_THRESHOLDS,
    errorWindow: 300,
    step: 15,
    ...source,
  })[0];
}

describe('the state of an endpoint', () => {
  test.each([
    [0.05, 'ok'],
    [0.2, 'warning'],
    [1, 'critical'],
  ])('%f failures per second of ten requests are %s', (serverErrorRate, state) => {
    expect(rowOf({ serverErrorRate })?.state).toBe(state);
  });

  test('is not judged from a handful of requests', () => {
    expect(rowOf({ requestRate: 0.02, serverErrorRate: 0.01 })).toMatchObject({ state: 'ok', errorRatio: 0.5 });
  });

  test('is judged from ten requests and three failures on', () => {
    expect(rowOf({ requestRate: 20 / 300, serverErrorRate: 5 / 300 })?.state).toBe('critical');
  });

  test('is that of all its requests where more failures are counted, as the light says it', () => {
    expect(rowOf({ requestRate: 1, serverErrorRate: 1.2 })).toMatchObject({
      state: 'critical',
      errorRatio: 1,
      serverErrorRate: 1.2,
    });
  });

  test('is no traffic where nothing was received, and there is no share of nothing', () => {
    expect(rowOf({ requestRate: 0 })).toMatchObject({ state: 'no-traffic', errorRatio: null });
  });
});

describe('the course of the error ratio', () => {
  const requests = lines('endpoint', line({ endpoint: '/orders' }, 10, 0, 20));

  test('is failures over requests instant by instant, with a gap where nothing was received', () => {
    const errors = lines('route', line({ route: '/orders' }, 1, 0, 4));
    expect(Array.from(rowOf({ requests, errors })?.errors?.values ?? [])).toEqual([0.1, Number.NaN, 0.2]);
  });

  test('is at most all requests', () => {
    const errors = lines('route', line({ route: '/orders' }, 12, 0, 30));
    expect(Array.from(rowOf({ requests, errors })?.errors?.values ?? [])).toEqual([1, Number.NaN, 1]);
  });

  test('is zero for an endpoint that never failed and so has no line of failures', () => {
    expect(Array.from(rowOf({ requests })?.errors?.values ?? [])).toEqual([0, Number.NaN, 0]);
  });

  test('is not known where only those that fail most are asked for and it is none of them', () => {
    expect(rowOf({ requests, hasMoreErrors: true })?.errors).toBeNull();
    expect(
      rowOf({ requests, errors: lines('route', line({ route: '/orders' }, 1, 0, 4)), hasMoreErrors: true })?.errors,
    ).not.toBeNull();
  });

  test('is the same line until one of the two is another', () => {
    const errors = lines('route', line({ route: '/orders' }, 1, 0, 4));
    const first = rowOf({ requests, errors })?.errors;
    expect(rowOf({ requests, errors, requestRate: 20 })?.errors).toBe(first);
    expect(
      Array.from(
        rowOf({ requests, errors: lines('route', line({ route: '/orders' }, 2, 0, 2)) })?.errors?.values ?? [],
      ),
    ).toEqual([0.2, Number.NaN, 0.1]);
  });

  test('finds the failures of an answer that lies beside by a moment', () => {
    const later = line({ route: '/orders' }, 1, 0, 4);
    const errors = lines('route', { ...later, times: later.times.map((time) => time - 5) });
    expect(Array.from(rowOf({ requests, errors })?.errors?.values ?? [])).toEqual([0.1, Number.NaN, 0.2]);
  });

  test('is not known without a line of requests', () => {
    expect(rowOf()?.errors).toBeNull();
  });
});

describe('since when an endpoint fails', () => {
  const requests = lines('endpoint', line({ endpoint: '/orders' }, 10, 10, 10));
  const errors = lines('endpoint', line({ endpoint: '/orders' }, 0, 2, 2));

  test('is when its share rose above the limit that is crossed now', () => {
    expect(rowOf({ requests, errors, serverErrorRate: 2 })?.failingSince).toBe(15);
  });

  test('is nothing while it is not judged to fail, whatever the line says', () => {
    expect(rowOf({ requests, errors, serverErrorRate: 0 })?.failingSince).toBeNull();
  });
});

const exactly = (value: number) => ({ value, atLeast: false });
const LATENCY = { p50: exactly(0.1), p95: exactly(0.3), p99: { value: 0.4, atLeast: true }, mean: 0.12 };
const latency = new Map([['/orders', LATENCY]]);

test('the durations of an endpoint are its own', () => {
  expect(rowOf({ latency })).toMatchObject(LATENCY);
  expect(rowOf()).toMatchObject({ p50: null, p95: null });
});

test('without requests there are no durations of now, whatever a window still remembers', () => {
  expect(rowOf({ requestRate: 0, latency })?.p95).toBeNull();
});
