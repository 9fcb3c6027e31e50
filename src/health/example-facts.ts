import { DEFAULT_THRESHOLDS, type Thresholds } from '@/dashboard/thresholds';
import type { Alert } from '@/prometheus/rule';
import type { Series } from '@/prometheus/series';
import type { Freshness } from '@/health/facts/freshness';
import type { JudgeInput } from '@/health/verdict/judged-facts';
import type { History, InstanceFacts, Moment, ServiceFacts } from './service-facts';
import type { Phrase } from '@/health/verdict/verdict';

/** 20 November 2026, 14:12:40 UTC, and an hour before in steps of 15 s: where the examples of the tests happen. */
export const NOW = Date.UTC(2026, 10, 20, 14, 12, 40) / 1000;
export const START = NOW - 3600;
const STEP = 15;

/** A clock time of that day, UTC: `at('14:02:40')`. */
export function at(clock: string): number {
  return Date.parse(`2026-11-20T${clock}Z`) / 1000;
}

/** A line over the hour; `value` gives NaN for a gap. */
export function line(value: (time: number) => number, labels: Record<string, string> = {}): Series {
  const times = Float64Array.from({ length: 3600 / STEP + 1 }, (_, i) => START + i * STEP);
  return { labels, times, values: times.map(value) };
}

/** Limits as the rules of a service set them. */
export const RULES: Thresholds = {
  ...DEFAULT_THRESHOLDS,
  errorRatio: [{ value: 0.05, severity: 'critical', source: 'rule', rule: 'HighErrorRate' }],
  errorRate: [{ value: 5, severity: 'warning', source: 'rule', rule: 'ErrorSpike' }],
  p95: [{ value: 1, severity: 'warning', source: 'rule', rule: 'HighLatencyP95' }],
  p99: [{ value: 3, severity: 'critical', source: 'rule', rule: 'CriticalLatencyP99' }],
  cpuCores: [{ value: 0.8, severity: 'warning', source: 'rule', rule: 'HighCPUUsage' }],
  memoryBytes: [{ value: 1e9, severity: 'warning', source: 'rule', rule: 'HighMemoryUsage' }],
};

/** A healthy moment of a service with 426 requests per second, its errors over five minutes. */
export function moment(change: Partial<Moment> = {}): Moment {
  return {
    requestRate: 426,
    serverErrorRate: 0.51,
    clientErrorRate: 2.1,
    errorRatio: 0.0012,
    requestCount: 127_800,
    failureCount: 153,
    p50: { value: 0.084, atLeast: false },
    p95: { value: 0.226, atLeast: false },
    p99: { value: 0.48, atLeast: false },
    mean: 0.097,
    inProgress: 38,
    instancesUp: 4,
    ...change,
  };
}

export function instance(name: string, change: Partial<InstanceFacts> = {}): InstanceFacts {
  return {
    instance: name,
    up: true,
    isPartial: false,
    wasUp: true,
    lastError: '',
    cpuCores: 0.44,
    memoryBytes: 446e6,
    startedAt: START - 86_400,
    version: 'v2.30.4',
    newestSample: NOW - 2,
    ...change,
  };
}

/** A healthy service with four instances and two endpoints; a test changes what it is about. */
export function facts(change: Partial<ServiceFacts> = {}): ServiceFacts {
  return {
    service: 'shop-api',
    at: NOW,
    isOver: false,
    rateWindow: 60,
    errorWindow: 300,
    scrapeInterval: 5,
    refreshInterval: 10,
    notMeasured: [],
    isAskingForErrors: false,
    notAnswered: [],
    unreliable: null,
    ofAllEndpoints: [],
    worstOf: null,
    isFiltered: false,
    leavesOut: false,
    current: moment(),
    hourAgo: moment({ requestRate: 402, serverErrorRate: 0.56, errorRatio: 0.0014 }),
    isHourAgoAwaited: false,
    earlier: [],
    requestRateDayAgo: null,
    requestRateWeekAgo: null,
    instances: ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'].map((name) => instance(name)),
    endpoints: [
      { endpoint: 'POST /orders', requestRate: 60, serverErrorRate: 0.2 },
      { endpoint: 'GET /products', requestRate: 366, serverErrorRate: 0.31 },
    ],
    endpointsHourAgo: null,
    history: history(),
    changes: [],
    saturation: [],
    isAskingForSaturation: false,
    isSaturationAwaited: false,
    ...change,
  };
}

export function history(change: Partial<History> = {}): History {
  const names = ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'];
  return {
    rateWindow: 60,
    errorWindow: 300,
    requestRate: line((time) => 415 + 25 * Math.sin(time / 600)),
    sustainedRequestRate: null,
    received: line(() => 415),
    errorRatio: line(() => 0.0012),
    p95: line(() => 0.22),
    p99: line(() => 0.47),
    cpu: names.map((name) => line(() => 0.44, { instance: name })),
    memory: names.map((name) => line(() => 446e6, { instance: name })),
    up: names.map((name) => line(() => 1, { instance: name })),
    isAwaited: false,
    saturation: [],
    alerts: [],
    ...change,
  };
}

export function alert(change: Partial<Alert> = {}): Alert {
  return {
    name: 'HighErrorRate',
    state: 'firing',
    labels: { alertname: 'HighErrorRate', service: 'shop-api', severity: 'critical' },
    annotations: {},
    activeAt: at('14:02:40'),
    value: 0.082,
    holdFor: 120,
    ...change,
  };
}

export const CURRENT: Freshness = { newestSample: NOW - 2, age: 2, unreachableSince: null, state: 'current' };

export function input(change: Partial<JudgeInput> = {}): JudgeInput {
  return {
    facts: facts(),
    thresholds: RULES,
    alerts: { alerts: [] },
    freshness: CURRENT,
    timeZone: 'UTC',
    now: NOW,
    lastCurrent: null,
    ...change,
  };
}

/**
 * The incident of the drawn pages: half of the orders fail after a deploy, one of four instances has run out of memory.
 */
export function incident(change: Partial<ServiceFacts> = {}): ServiceFacts {
  const down = instance('10.0.0.3', {
    up: false,
    lastError: 'connection refused',
    cpuCores: null,
    memoryBytes: null,
    newestSample: NOW - 22,
  });
  const names = ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'];
  return facts({
    current: moment({
      errorRatio: 0.082,
      serverErrorRate: 34.9,
      failureCount: 10_470,
      p95: { value: 0.702, atLeast: false },
      p99: { value: 1.62, atLeast: false },
      instancesUp: 3,
    }),
    instances: names.map((name) => (name === '10.0.0.3' ? down : instance(name))),
    endpoints: [
      { endpoint: 'POST /orders', requestRate: 60.4, serverErrorRate: 32.8 },
      { endpoint: 'GET /products', requestRate: 365.6, serverErrorRate: 2.1 },
    ],
    endpointsHourAgo: [
      { endpoint: 'POST /orders', requestRate: 58, serverErrorRate: 0.1 },
      { endpoint: 'GET /products', requestRate: 344, serverErrorRate: 0.46 },
    ],
    history: history({
      errorRatio: line((time) => (time >= at('14:02:40') ? 0.082 : 0.0012)),
      p95: line((time) => (time >= at('14:02:10') ? 0.702 : 0.22)),
      memory: names.map((name) => line((time) => memoryOf(name, time), { instance: name })),
      up: names.map((name) => line((time) => (name === '10.0.0.3' && time > NOW - 22 ? 0 : 1), { instance: name })),
    }),
    changes: [{ time: at('14:02:00'), kind: 'deploy', label: 'v2.31.0' }],
    ...change,
  });
}

function memoryOf(name: string, time: number): number {
  if (name !== '10.0.0.3' || time < at('14:02:00')) return 446e6;
  return time > NOW - 22 ? NaN : 446e6 + ((time - at('14:02:00')) / 620) * 530e6;
}

/** The text as a reader sees it: a no-break space looks like any other. */
export function plain(text: string | null | undefined): string {
  return (text ?? '').replaceAll('\u00a0', ' ');
}

/** A headline as one text, its strong parts in asterisks. */
export function sentence(headline: readonly Phrase[]): string {
  return plain(headline.map(({ text, strong }) => (strong ? `*${text}*` : text)).join(''));
}
