import { describe, expect, test } from 'vitest';
import { profileOf } from '@/instrumentation/profile-of';
import type { Durations, ServiceProfile } from '@/instrumentation/service-profile';
import { selectorsOf } from '@/promql/selectors';
import { shapeOf } from '@/promql/shape';
import { unitFactor, readsFailures, readsSuccesses, subjectOf } from './rule-subject';

const COUNT = 'http_request_duration_seconds_count';
const BUCKET = 'http_request_duration_seconds_bucket';
const MEMORY = 'process_resident_memory_bytes';

/** Requests, failures (by `status_code`) and durations in one histogram by `route`. */
const BACKEND = profileOf({
  service: 'backend',
  exposed: new Set([COUNT, BUCKET, 'process_cpu_seconds_total', MEMORY]),
});
const DURATION: Durations = {
  kind: 'classic-histogram',
  base: 'http_request_duration_seconds',
  matchers: [],
  unit: 'seconds',
  endpoint: 'route',
  quantiles: [],
  byEndpoint: null,
};
const SOURCE = {
  kind: 'status-label',
  metric: COUNT,
  matchers: [],
  serverError: { label: 'status_code', pattern: '5..' },
  clientError: null,
} as const;

const subject = (expr: string, profile: ServiceProfile = BACKEND) => subjectOf(shapeOf(expr), false, profile);

describe('a part of the service', () => {
  const profile: ServiceProfile = {
    ...BACKEND,
    requests: { metric: COUNT, matchers: [], endpoint: 'path', method: 'verb', busiest: null },
    errors: { source: SOURCE, endpoint: 'handler', clientEndpoint: null },
    duration: { ...DURATION, endpoint: 'route', byEndpoint: { base: 'by_operation', endpoint: 'operation' } },
  };

  test.each(['path', 'verb', 'handler', 'route', 'operation', 'instance', 'pod'])(
    'is chosen by the label %s',
    (label) => {
      expect(subject(`${MEMORY}{${label}="one"}`, profile)).toBeNull();
      expect(subject(`${MEMORY}{${label}=~"one|two"}`, profile)).toBeNull();
    },
  );

  test.each(['{path!="one"}', '{path!~"one|two"}', '{path=~".*"}', '{path=~".+"}', '{zone="one"}'])(
    'is not chosen by %s',
    (matchers) => {
      expect(subject(`${MEMORY}${matchers}`, profile)).toBe('memoryBytes');
    },
  );

  test('is meant as soon as one side of a ratio chooses it, or one of several selectors', () => {
    const failures = `rate(${COUNT}{status_code=~"5.."}[5m])`;
    const ofOne = `rate(${COUNT}{status_code=~"5..",route="/pay"}[5m])`;
    expect(subject(`sum(${failures} + ${failures}) / sum(rate(${COUNT}[5m]))`)).toBe('errorRatio');
    expect(subject(`sum(${failures} + ${ofOne}) / sum(rate(${COUNT}[5m]))`)).toBeNull();
    expect(subject(`sum(${ofOne}) / sum(rate(${COUNT}[5m]))`)).toBeNull();
    expect(subject(`sum(${failures}) / sum(rate(${COUNT}{route="/pay"}[5m]))`)).toBeNull();
  });
});

describe('a quantile', () => {
  const p95 = (inner: string) => `histogram_quantile(0.95, sum by (le) (${inner}))`;

  test('is that of the service where all of it is read from its buckets', () => {
    expect(subject(p95(`rate(${BUCKET}[5m])`))).toBe('p95');
    expect(subject(p95(`rate(${BUCKET}[5m]) + rate(other_bucket[5m])`))).toBeNull();
    expect(subject('histogram_quantile(0.95, vector(1))')).toBeNull();
  });

  test('of a native histogram is read from the metric itself', () => {
    const native: ServiceProfile = {
      ...BACKEND,
      duration: { ...DURATION, kind: 'native-histogram', base: 'request_seconds' },
    };
    expect(subject('histogram_quantile(0.99, sum(rate(request_seconds[5m])))', native)).toBe('p99');
    expect(subject(p95('rate(request_seconds_bucket[5m])'), native)).toBeNull();
  });

  test('is in the unit of its metric, and in seconds where that is not known', () => {
    const shape = shapeOf(p95(`rate(${BUCKET}[5m])`));
    const inMilliseconds: ServiceProfile = { ...BACKEND, duration: { ...DURATION, unit: 'milliseconds' } };
    expect((['p95', 'p99', 'memoryBytes'] as const).map((key) => unitFactor(key, shape, inMilliseconds))).toEqual([
      1e-3, 1e-3, 1,
    ]);
    expect(unitFactor('p95', shape, { ...BACKEND, duration: null })).toBe(1);
  });
});

describe('memory and processor time of each instance', () => {
  test.each(['avg_over_time', 'max_over_time', 'min_over_time', 'last_over_time'])('may be smoothed by %s', (fn) => {
    expect(subject(`${fn}(${MEMORY}[10m])`)).toBe('memoryBytes');
  });

  test.each(['sum', 'max', 'min', 'avg'])('may be taken together by %s within an instance or a pod', (aggregation) => {
    expect(subject(`${aggregation} by (instance) (${MEMORY})`)).toBe('memoryBytes');
    expect(subject(`${aggregation} by (pod) (rate(process_cpu_seconds_total[5m]))`)).toBe('cpuCores');
  });

  test('is not what two metrics make together', () => {
    expect(subject(`${MEMORY} + ${MEMORY}`)).toBeNull();
  });
});

describe('failures', () => {
  const failures = (matchers: string, profile: ServiceProfile = BACKEND) =>
    readsFailures(selectorsOf(`${COUNT}{${matchers}}`), profile);
  const others = (matchers: string, profile: ServiceProfile = BACKEND) =>
    readsSuccesses(selectorsOf(`${COUNT}{${matchers}}`), profile);

  test('are told by one status or by an expression of several, and what did not fail by what it is not', () => {
    expect(
      ['status_code="500"', 'status_code=~"5.."', 'status_code="404"', 'code="500"'].map((matchers) =>
        failures(matchers),
      ),
    ).toEqual([true, true, false, false]);
    expect(
      ['status_code!="500"', 'status_code!~"5.."', 'status_code!="404"', 'status_code="500"'].map((matchers) =>
        others(matchers),
      ),
    ).toEqual([true, true, false, false]);
  });

  test('are told in the words of the service', () => {
    const source = { ...SOURCE, serverError: { label: 'outcome', pattern: 'SERVER_ERROR' } };
    const inWords: ServiceProfile = { ...BACKEND, errors: { source, endpoint: null, clientEndpoint: null } };
    expect(failures('outcome="SERVER_ERROR"', inWords)).toBe(true);
    expect(failures('outcome="SUCCESS"', inWords)).toBe(false);
    const inNumbers: ServiceProfile = {
      ...BACKEND,
      errors: {
        source: { ...SOURCE, serverError: { label: 'grpc_code', pattern: '2|13' } },
        endpoint: null,
        clientEndpoint: null,
      },
    };
    expect(failures('grpc_code="5"', inNumbers)).toBe(false);
  });

  test('are all that is read, or it is not about them', () => {
    const mixed = selectorsOf(`${COUNT}{status_code=~"5.."} + ${COUNT}`);
    expect(readsFailures(mixed, BACKEND)).toBe(false);
    expect(readsSuccesses(selectorsOf(`${COUNT}{status_code!~"5.."} + ${COUNT}`), BACKEND)).toBe(false);
  });

  test('are none where nothing tells them', () => {
    expect(failures('status_code="500"', { ...BACKEND, errors: null })).toBe(false);
    expect(others('status_code!="500"', { ...BACKEND, errors: null })).toBe(false);
  });
});
