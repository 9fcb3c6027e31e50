import { describe, expect, it, test } from 'vitest';
import type { ServiceFacts } from '@/health/service-facts';
import type { SignalName } from '@/health/signal';
import type { Verdict } from '@/health/verdict/verdict';
import type { Alert } from '@/prometheus/rule';
import { countByHealth, healthWord, partlyText, rankServices, serviceRow, type ServiceRow } from './service-row';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

const MOMENT = {
  requestRate: 12,
  serverErrorRate: 1,
  clientErrorRate: 0,
  errorRatio: 0.08,
  requestCount: 3600,
  failureCount: 300,
  p50: null,
  p95: { value: 0.2, atLeast: false },
  p99: null,
  mean: null,
  inProgress: null,
  instancesUp: 3,
};

const FACTS: ServiceFacts = {
  service: 'shop',
  at: 1000,
  scrapeInterval: 15,
  refreshInterval: 10,
  notMeasured: [],
  isAskingForErrors: false,
  notAnswered: [],
  unreliable: null,
  isOver: false,
  rateWindow: 60,
  errorWindow: 300,
  ofAllEndpoints: [],
  worstOf: null,
  isFiltered: false,
  leavesOut: false,
  current: MOMENT,
  hourAgo: null,
  isHourAgoAwaited: false,
  requestRateDayAgo: null,
  earlier: [],
  requestRateWeekAgo: null,
  instances: [],
  endpoints: [],
  endpointsHourAgo: null,
  changes: [],
  saturation: [],
  isAskingForSaturation: false,
  isSaturationAwaited: false,
  history: {
    rateWindow: 60,
    errorWindow: 300,
    requestRate: null,
    sustainedRequestRate: null,
    received: null,
    errorRatio: null,
    p95: null,
    p99: null,
    cpu: [],
    memory: [],
    up: [],
    isAwaited: false,
    saturation: [],
    alerts: null,
  },
};

const signal = (
  name: Verdict['signals'][number]['name'],
  change: Partial<Verdict['signals'][number]> = {},
): Verdict['signals'][number] => ({
  name,
  level: 'ok',
  value: 1,
  atLeast: false,
  unit: 'count',
  of: null,
  trend: null,
  headroom: null,
  limit: null,
  reason: '',
  shortReason: '',
  since: null,
  ...change,
});

const VERDICT: Verdict = {
  at: 1000,
  level: 'critical',
  headline: [
    { text: '8 % of requests fail', strong: true },
    { text: '.', strong: false },
  ],
  detail: '',
  wall: { headline: [], detail: '' },
  tabTitle: '',
  since: { time: 900, before: false },
  signals: [
    signal('errors', { level: 'critical', headroom: 1.6 }),
    signal('system', {
      value: 2,
      of: 3,
      headroom: 0.5,
      limit: { key: 'cpuCores', value: 0.8, severity: 'warning', source: 'default' },
    }),
  ],
};

const alert = (state: Alert['state'], severity: string): Alert =>
  ({
    name: 'A',
    state,
    labels: { severity },
    annotations: {},
    activeAt: 900,
    value: 1,
    holdFor: 0,
  }) as unknown as Alert;

test('a row says what the page of the service would say, in its own words', () => {
  expect(serviceRow(FACTS, VERDICT, null, false)).toMatchObject({
    service: 'shop',
    level: 'critical',
    sentence: '8 % of requests fail.',
    since: 900,
    requestRate: 12,
    errorRatio: 0.08,
    refusedRatio: null,
    up: 2,
    total: 3,
    saturation: { share: 0.5, of: 'CPU' },
    nearest: 1.6,
    signals: { errors: 'critical', system: 'ok' },
  });
});

test('what is not known of the system, and what has no share of its limit, is no saturation', () => {
  const limit = { key: 'cpuCores', value: 0, severity: 'warning', source: 'rule' } as const;
  const of = (...signals: Verdict['signals']) => serviceRow(FACTS, { ...VERDICT, signals }, null, false);
  expect([of(), of(signal('system')), of(signal('system', { limit }))].map(({ saturation }) => saturation)).toEqual([
    null,
    null,
    null,
  ]);
  expect(of()).toMatchObject({ up: null, total: null, nearest: 0 });
  const nearest = (['cpuOfLimit', 'memoryOfLimit', 'eventLoopLag', 'openFiles'] as const).map(
    (key) => of(signal('system', { headroom: 0.9, limit: { ...limit, key, value: 0.5 } })).saturation,
  );
  expect(nearest).toEqual([
    { share: 0.9, of: 'CPU' },
    { share: 0.9, of: 'memory' },
    { share: 0.9, of: 'lag' },
    { share: 0.9, of: 'files' },
  ]);
});

test('what is not known to have begun earlier has no beginning', () => {
  expect(serviceRow(FACTS, { ...VERDICT, since: { time: VERDICT.at, before: false } }, null, false).since).toBeNull();
});

test('a row does not say twice that nothing is known', () => {
  const unknown: Verdict = {
    ...VERDICT,
    level: 'unknown',
    headline: [{ text: 'Unknown: no answer from Prometheus for 10 s', strong: false }],
    reason: 'No answer from Prometheus for 10 s',
  };
  expect(serviceRow(FACTS, unknown, null, true).sentence).toBe('No answer from Prometheus for 10 s');
});

test('one that is well has nothing to say', () => {
  expect(serviceRow(FACTS, { ...VERDICT, level: 'ok' }, null, false).sentence).toBe('');
});

test('an alert that nobody is told of is not counted as firing, and is not left out', () => {
  const alerts = { alerts: [alert('firing', 'critical'), alert('firing', 'warning'), alert('pending', 'warning')] };
  const of = (...how: readonly ReturnType<NonNullable<Parameters<typeof serviceRow>[4]>>[]) => {
    const left = [...how];
    const { firing, pending, held } = serviceRow(FACTS, VERDICT, alerts, false, () => left.shift() ?? null);
    return { firing, pending, held };
  };
  expect(of(null, 'silenced')).toEqual({ firing: 1, pending: 1, held: { count: 1, how: 'silenced' } });
  expect(of('silenced', 'silenced')).toEqual({ firing: 0, pending: 1, held: { count: 2, how: 'silenced' } });
  expect(of('silenced', 'inhibited').held).toEqual({ count: 2, how: 'held back' });
  expect(of(null, null).held).toBeNull();
});

test('alerts count where they have a severity, firing ones apart from pending ones', () => {
  const alerts = {
    alerts: [
      alert('firing', 'critical'),
      alert('firing', 'none'),
      alert('pending', 'warning'),
      alert('pending', 'info'),
    ],
  };
  expect(serviceRow(FACTS, VERDICT, alerts, false)).toMatchObject({ firing: 1, pending: 1 });
});

const row = (service: string, change: Partial<ServiceRow>): ServiceRow => ({
  ...serviceRow(FACTS, { ...VERDICT, level: 'ok', signals: [] }, null, false),
  service,
  ...change,
});

test('critical stands before warning, unknown before OK, OK before what is only partly known, and among equals who fires, who is nearest to a limit, who is busiest', () => {
  const rows = [
    row('ok-2', {}),
    row('ok-10', {}),
    row('busy', { requestRate: 99 }),
    row('node', { level: 'unknown', isPartlyKnown: true, requestRate: 9999 }),
    row('unknown', { level: 'unknown' }),
    row('near', { nearest: 0.9 }),
    row('warning', { level: 'warning' }),
    row('worse', { level: 'critical', firing: 2 }),
    row('critical', { level: 'critical', firing: 1 }),
  ];
  expect(rankServices(rows).map(({ service }) => service)).toEqual([
    'worse',
    'critical',
    'warning',
    'unknown',
    'near',
    'busy',
    'ok-2',
    'ok-10',
    'node',
  ]);
});

test('standings are counted in the order of the rows, and those that nobody has are left out', () => {
  const rows = rankServices([
    row('a', {}),
    row('node', { level: 'unknown', isPartlyKnown: true }),
    row('b', { level: 'critical' }),
    row('c', {}),
  ]);
  expect(countByHealth(rows)).toEqual([
    { level: 'critical', word: 'Critical', count: 1 },
    { level: 'ok', word: 'OK', count: 2 },
    { level: 'unknown', word: 'Partly known', count: 1 },
  ]);
});

describe('a service that is unknown', () => {
  const unknown: Verdict = {
    ...VERDICT,
    level: 'unknown',
    signals: [signal('traffic', { level: 'unknown' }), signal('errors', { level: 'unknown' }), signal('system')],
  };
  const measuresNone: ServiceFacts = { ...FACTS, notMeasured: ['traffic', 'errors', 'latency'] };

  it('is partly known where nothing of it counts what is not known', () => {
    expect(serviceRow(measuresNone, unknown, null, false).isPartlyKnown).toBe(true);
    expect(serviceRow(measuresNone, { ...unknown, level: 'critical' }, null, false).isPartlyKnown).toBe(false);
  });

  it('is more than that where its samples are old, where something counted is missing, or was not answered', () => {
    expect(serviceRow(measuresNone, unknown, null, true).isPartlyKnown).toBe(false);
    expect(serviceRow({ ...FACTS, notMeasured: ['errors', 'latency'] }, unknown, null, false).isPartlyKnown).toBe(
      false,
    );
    expect(serviceRow({ ...measuresNone, notAnswered: ['errors'] }, unknown, null, false).isPartlyKnown).toBe(false);
    expect(
      serviceRow(
        measuresNone,
        { ...unknown, signals: [...unknown.signals, signal('system', { level: 'unknown' })] },
        null,
        false,
      ).isPartlyKnown,
    ).toBe(false);
  });
});

test('a service whose data is old says what it was, how long ago and why, and stands before those that were well', () => {
  const old = (lastKnown: Verdict['lastKnown']) =>
    serviceRow(
      FACTS,
      { ...VERDICT, level: 'unknown', reason: 'No answer from Prometheus', ...(lastKnown && { lastKnown }) },
      null,
      true,
    );
  const bad = old({ level: 'critical', sentence: '8 % of requests fail.', age: 130, unknown: [] });
  const well = old({ level: 'ok', sentence: '', age: 130, unknown: [] });
  expect([bad, well, old(undefined)].map((row) => [healthWord(row), row.sentence.replaceAll('\u00a0', ' ')])).toEqual([
    ['Was critical', '2 min 10 s ago: 8 % of requests fail.'],
    ['Was OK', '2 min 10 s ago'],
    ['Unknown', 'No answer from Prometheus'],
  ]);
  expect(rankServices([{ ...well, nearest: 9 }, bad])[0]).toBe(bad);
});

test('an exporter says what it lacks and what is known of it, and when its data is old that it was so', () => {
  const exporter: ServiceFacts = { ...FACTS, notMeasured: ['traffic', 'errors', 'latency'] };
  const nothing = { ...FACTS.current, requestRate: null, errorRatio: null, p95: null };
  const names = ['traffic', 'errors', 'latency'] as const;
  const signals = [...names.map((name) => signal(name, { level: 'unknown' })), signal('system', { value: 1, of: 1 })];
  const verdict: Verdict = { ...VERDICT, level: 'unknown', signals };
  const row = serviceRow({ ...exporter, current: nothing }, verdict, null, false);
  expect([row.sentence, plain(partlyText(row))]).toEqual(['No request metrics', 'No request metrics, 1 of 1 up']);
  const uncounted = serviceRow(
    { ...FACTS, notMeasured: ['errors'] },
    { ...VERDICT, level: 'unknown', signals: [signal('errors', { level: 'unknown' })] },
    null,
    false,
  );
  expect(uncounted.sentence).toBe('Errors not measured');
  const lastKnown = { level: 'unknown', sentence: 'Traffic not known', age: 20 } as const;
  const was = (unknown: readonly SignalName[]) =>
    serviceRow(exporter, { ...verdict, lastKnown: { ...lastKnown, unknown } }, null, true);
  expect([was(names), was(['system'])].map((old) => [healthWord(old), plain(old.sentence)])).toEqual([
    ['Was partial', '20 s ago: No request metrics'],
    ['Unknown', '20 s ago: Traffic not known'],
  ]);
});
