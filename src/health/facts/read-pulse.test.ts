import { describe, expect, it, test } from 'vitest';
import type { PulseSignal } from '@/dashboard/queries/pulse-parts';
import type { Sample } from '@/prometheus/series';
import { readEndpoints, readMoment, samplesOf, splitPulse } from './read-pulse';

const sample = (signal: PulseSignal, value: number, labels: Record<string, string> = {}): Sample => ({
  labels: { signal, ...labels },
  time: 1000,
  value,
});

const buckets = (counts: Record<string, number>) =>
  Object.entries(counts).map(([le, count]) => sample('buckets', count, { le }));

const HEALTHY = [
  sample('requests', 6, { endpoint: '/a' }),
  sample('requests', 4, { endpoint: '/b' }),
  sample('requestsInErrorWindow', 5, { endpoint: '/a' }),
  sample('requestsInErrorWindow', 3, { endpoint: '/b' }),
  sample('serverErrors', 0.4, { endpoint: '/a' }),
  sample('clientErrors', 0.2),
  ...buckets({ '0.1': 4, '0.5': 8, '+Inf': 8 }),
  sample('durationSum', 2),
  sample('inProgress', 3),
  sample('up', 1, { instance: 'x' }),
  sample('up', 0, { instance: 'y' }),
];

const without = (...signals: PulseSignal[]) =>
  HEALTHY.filter(({ labels }) => !signals.some((signal) => signal === labels['signal']));
const read = (samples: readonly Sample[], isKnown = true) =>
  readMoment(splitPulse(samples), 300, { server: isKnown, client: isKnown });

test('the samples of one answer are told apart by their signal, each part in its order', () => {
  const parts = splitPulse(HEALTHY);
  expect(samplesOf(parts, 'requests').map(({ value }) => value)).toEqual([6, 4]);
  expect(samplesOf(parts, 'memory')).toEqual([]);
});

test('rates are summed over endpoints, counts cover the window of the errors', () => {
  expect(read(HEALTHY)).toMatchObject({
    requestRate: 10,
    serverErrorRate: 0.4,
    clientErrorRate: 0.2,
    errorRatio: 0.05,
    requestCount: 2400,
    failureCount: 120,
  });
});

test('the ratio is taken over the window of the errors, not over that of the traffic', () => {
  expect(
    read([sample('requests', 100), sample('requestsInErrorWindow', 2), sample('serverErrors', 1)]).errorRatio,
  ).toBe(0.5);
});

test('failures that are counted apart are at most all requests, also where no request is counted, and both counts are told', () => {
  expect(read([sample('requestsInErrorWindow', 1), sample('serverErrors', 1.2)])).toMatchObject({
    errorRatio: 1,
    requestCount: 300,
    failureCount: 360,
  });
  expect(read([sample('requestsInErrorWindow', 0), sample('serverErrors', 1.2)])).toMatchObject({
    errorRatio: 1,
    requestCount: 0,
  });
});

test('what is up is counted, and requests in progress are summed', () => {
  expect(read(HEALTHY)).toMatchObject({ instancesUp: 1, inProgress: 3 });
  // Half of the targets of the second one are.
  expect(read([...HEALTHY, sample('up', 0.5, { instance: 'z' })])).toMatchObject({ instancesUp: 2 });
});

describe('a counter of failures without samples', () => {
  it('is 0 where the server knows it: nothing ever failed', () => {
    expect(read(without('serverErrors', 'clientErrors'))).toMatchObject({
      serverErrorRate: 0,
      clientErrorRate: 0,
      errorRatio: 0,
      failureCount: 0,
    });
  });

  it('is not known where nobody counts', () => {
    expect(read(without('serverErrors', 'clientErrors'), false)).toMatchObject({
      serverErrorRate: null,
      clientErrorRate: null,
      errorRatio: null,
      failureCount: null,
    });
  });

  it('is not known either where requests are not counted', () => {
    expect(read(without('serverErrors', 'clientErrors', 'requestsInErrorWindow'))).toMatchObject({
      serverErrorRate: null,
      clientErrorRate: null,
      errorRatio: null,
    });
  });
});

test('without traffic there is no ratio, and nothing was received is a number', () => {
  expect(read([sample('requests', 0), sample('requestsInErrorWindow', 0)])).toMatchObject({
    requestRate: 0,
    requestCount: 0,
    serverErrorRate: 0,
    errorRatio: null,
  });
});

test('an empty answer knows nothing at all, not even a 0', () => {
  const moment = read([]);
  expect(Object.keys(moment)).toHaveLength(12);
  expect(new Set(Object.values(moment))).toEqual(new Set([null]));
});

test('a value that is no number neither counts nor spoils the sum', () => {
  expect(read([sample('requests', NaN), sample('requests', 4)]).requestRate).toBe(4);
  expect(read([sample('requests', NaN)]).requestRate).toBeNull();
});

describe('latency', () => {
  it('is interpolated in its bucket, and the mean divides by all requests', () => {
    const { p50, p95, mean } = read(HEALTHY);
    expect(p50).toEqual({ value: 0.1, atLeast: false });
    expect(p95?.value).toBeCloseTo(0.46, 12);
    expect(mean).toBe(0.25);
  });

  it('is not lost to a bucket whose edge is no number', () => {
    const odd = [...buckets({ '<b>': 8, '': 8, NaN: 8 }), ...HEALTHY];
    expect(read(odd)).toMatchObject({ p50: read(HEALTHY).p50, p95: read(HEALTHY).p95, mean: 0.25 });
  });

  it('is a lower bound where it lies above the last bucket', () => {
    expect(read(buckets({ '0.1': 1, '+Inf': 10 })).p95).toEqual({ value: 0.1, atLeast: true });
  });

  it('is not known at idle, when every quotient is 0 of 0', () => {
    expect(read([...buckets({ '0.1': 0, '+Inf': 0 }), sample('durationSum', 0)])).toMatchObject({
      p50: null,
      p95: null,
      p99: null,
      mean: null,
    });
  });

  it('is not known without the bucket that holds everything', () => {
    expect(read([...buckets({ '0.1': 4 }), sample('durationSum', 2)])).toMatchObject({ p95: null, mean: null });
  });
});

describe('endpoints', () => {
  const endpoints = (samples: readonly Sample[], label: string | null = 'endpoint', errors = label) =>
    readEndpoints(splitPulse(samples), { requests: label, errors });

  it('have their requests and failures over one window, 0 where none of theirs failed', () => {
    expect(endpoints(HEALTHY)).toEqual([
      { endpoint: '/a', requestRate: 5, serverErrorRate: 0.4 },
      { endpoint: '/b', requestRate: 3, serverErrorRate: 0 },
    ]);
  });

  it('find their failures under the label that names them there', () => {
    const received = { labels: { signal: 'requestsInErrorWindow', path: '/a' }, time: 0, value: 5 };
    const failed = { labels: { signal: 'serverErrors', route: '/a' }, time: 0, value: 2 };
    expect(endpoints([received, failed], 'path', 'route')).toEqual([
      { endpoint: '/a', requestRate: 5, serverErrorRate: 2 },
    ]);
  });

  it('are none where nothing names them', () => {
    expect(endpoints(HEALTHY, null)).toEqual([]);
  });

  it('without the label are one without a name', () => {
    expect(endpoints([sample('requestsInErrorWindow', 2)], 'route')).toEqual([
      { endpoint: '', requestRate: 2, serverErrorRate: 0 },
    ]);
  });
});

test('4xx that nobody counts stay unknown although 5xx are counted', () => {
  const samples: Sample[] = [{ labels: { signal: 'requestsInErrorWindow' }, time: 0, value: 5 }];
  const { serverErrorRate, clientErrorRate } = readMoment(splitPulse(samples), 300, { server: true, client: false });
  expect([serverErrorRate, clientErrorRate]).toEqual([0, null]);
});

describe('durations that are no buckets', () => {
  const exposed = (...quantiles: [string, number][]) =>
    quantiles.map(([quantile, value]) => sample('quantiles', value, { quantile }));
  const summary = (...quantiles: [string, number][]) =>
    read([...exposed(...quantiles), sample('durationSum', 3), sample('durationCount', 20)]);

  it('give the quantiles that are exposed, and the mean', () => {
    expect(summary(['0.5', 0.1], ['0.95', 0.4], ['0.99', 0.9])).toMatchObject({
      p50: { value: 0.1 },
      p95: { value: 0.4 },
      p99: { value: 0.9 },
      mean: 0.15,
    });
  });

  it('give the next higher one where the usual one is not exposed, under its own name', () => {
    expect(summary(['0.9', 0.2], ['0.97', 0.5], ['0.99', 0.9])).toMatchObject({
      p50: null,
      p95: { value: 0.5, name: 'p97' },
      p99: { value: 0.9, atLeast: false },
    });
    expect(summary(['0.98', 0.6], ['0.96', 0.5]).p95).toMatchObject({ value: 0.5, name: 'p96' });
    expect(summary(['0.9', 0.2], ['0.99', 0.9]).p95).toBeNull();
    expect(summary(['0.99', 0.9]).p99).not.toHaveProperty('name');
  });

  it('may be a mean and nothing else', () => {
    expect(read([sample('durationMean', 0.3)])).toMatchObject({ mean: 0.3, p95: null });
  });

  it('in milliseconds are shown in seconds', () => {
    const samples = [...buckets({ '100': 10, '200': 20, '+Inf': 20 }), sample('durationSum', 2)];
    const { p50, mean } = readMoment(splitPulse(samples), 300, { server: true, client: true }, 0.001);
    expect([p50?.value, mean]).toEqual([0.1, 0.1]);
  });
});

test('where only the busiest endpoints are asked for, the total is what is told', () => {
  const samples = [
    sample('requestsTotal', 10),
    sample('requestsInErrorWindow', 5),
    sample('requestsInErrorWindowTotal', 20),
    sample('serverErrors', 1),
    sample('serverErrorsTotal', 2),
  ];
  expect(read(samples)).toMatchObject({ requestRate: 10, serverErrorRate: 2, errorRatio: 0.1 });
});
