import { expect, test } from 'vitest';
import { at, CURRENT, facts, history, instance, line, moment, NOW } from '@/health/example-facts';
import { latestOf, momentFactsOf, readingsOf, tooFewOf } from './readings';

test('before the first pulse nothing is known', () => {
  expect(readingsOf(momentFactsOf(null, CURRENT))).toEqual({});
});

test('every reading of a healthy service is there, by the name that panels read it', () => {
  const readings = readingsOf(momentFactsOf(facts(), CURRENT));
  expect(Object.keys(readings)).toHaveLength(12);
  expect(readings.requestRate).toEqual({ value: 426, atLeast: false });
  expect(readings.clientErrorRate).toEqual({ value: 2.1, atLeast: false });
  expect(readings.instancesUp).toEqual({ value: 4, atLeast: false });
});

test('what the pulse does not tell is not known, and 0 is known', () => {
  const readings = readingsOf(
    momentFactsOf(facts({ current: moment({ errorRatio: null, p95: null, serverErrorRate: 0 }) }), CURRENT),
  );
  expect(readings).toMatchObject({ errorRatio: null, p95: null, serverErrorRate: { value: 0, atLeast: false } });
});

test('durations whose question was not answered are absent', () => {
  const readings = readingsOf(
    momentFactsOf(
      facts({
        notAnswered: ['latency'],
        current: moment({ p50: null, p95: null, p99: null, mean: null, inProgress: null }),
      }),
      CURRENT,
    ),
  );
  for (const name of ['p50', 'p95', 'p99', 'mean']) expect(readings).not.toHaveProperty(name);
  expect(readings).toHaveProperty('inProgress', null);
});

test('a quantile above the last bucket keeps saying so', () => {
  expect(
    readingsOf(momentFactsOf(facts({ current: moment({ p99: { value: 2.5, atLeast: true } }) }), CURRENT)).p99,
  ).toEqual({ value: 2.5, atLeast: true });
});

test('requests per second are those with the last sample, where all of it is old', () => {
  const falling = history({ requestRate: line((time) => (time <= at('14:10:40') ? 426 : 3)) });
  const old = { newestSample: at('14:10:40'), age: 120, unreachableSince: null, state: 'stale' } as const;
  const rateOf = (requestRate: number | null, freshness: typeof CURRENT | typeof old) =>
    readingsOf(momentFactsOf(facts({ current: moment({ requestRate }), history: falling, at: NOW }), freshness))
      .requestRate?.value;
  expect([rateOf(3, CURRENT), rateOf(3, old), rateOf(null, old)]).toEqual([3, 426, 426]);
});

test('CPU and memory are added up over the instances that tell them, and not known where none does', () => {
  const instances = [
    instance('a', { cpuCores: 0.25, memoryBytes: null }),
    instance('b', { cpuCores: 0.5, memoryBytes: null }),
    instance('c', { cpuCores: null, memoryBytes: null }),
  ];
  const readings = readingsOf(momentFactsOf(facts({ instances }), CURRENT));
  expect(readings.cpuCores).toEqual({ value: 0.75, atLeast: false });
  expect(readings.memoryBytes).toBeNull();
});

test('limits are held against the latest numbers, those of one instance against the one that uses most and is up', () => {
  const instances = [
    instance('a', { cpuCores: 0.25, memoryBytes: null }),
    instance('b', { cpuCores: 0.5, memoryBytes: null }),
    instance('gone', { up: false, cpuCores: 4, memoryBytes: 9 }),
  ];
  const current = moment({ errorRatio: 0, p95: { value: 0.3, atLeast: false }, p99: null });
  expect(latestOf(facts({ current, instances }))).toEqual({ errorRatio: 0, p95: 0.3, cpuCores: 0.5 });
});

test('a limit is not held against another quantile than it is set on, nor against anything before the first pulse', () => {
  expect(latestOf(facts({ current: moment({ p95: { value: 0.3, atLeast: false, name: 'p97' } }) }))).not.toHaveProperty(
    'p95',
  );
  expect(latestOf(momentFactsOf(null, CURRENT))).toEqual({});
});

test('of few requests neither share nor quantile is judged, and of few failures no share', () => {
  const tooFew = (requestCount: number, failureCount: number) =>
    tooFewOf(facts({ current: moment({ requestCount, failureCount }) }));
  expect(tooFew(4, 1)).toEqual(['errorRatio', 'errorRate', 'p95', 'p99']);
  expect(tooFew(400, 1)).toEqual(['errorRatio', 'errorRate']);
  expect([tooFew(400, 3), tooFewOf(momentFactsOf(null, CURRENT))]).toEqual([[], []]);
});
