import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CURRENT, facts, history, input, instance, line, NOW, RULES, sentence } from '@/health/example-facts';
import type { Freshness } from '@/health/facts/freshness';
import type { Moment } from '@/health/service-facts';
import { judge } from './judge';
import { watchLine } from '@/health/verdict/history/watch-line';

const number = fc.constantFrom(null, 0, -1, 1e-12, 0.001, 0.05, 1, 1.2, 12, 1e9, 1e300);
const quantile = fc.option(fc.record({ value: fc.constantFrom(0, 1e-9, 1, 3, 1e300), atLeast: fc.boolean() }), {
  nil: null,
});
const odd: fc.Arbitrary<Moment> = fc.record({
  requestRate: number,
  serverErrorRate: number,
  clientErrorRate: number,
  errorRatio: number,
  requestCount: number,
  failureCount: number,
  p50: quantile,
  p95: quantile,
  p99: quantile,
  mean: number,
  inProgress: number,
  instancesUp: number,
});
const oddInstance = fc.record({
  up: fc.constantFrom(true, false, null),
  wasUp: fc.boolean(),
  cpuCores: number,
  memoryBytes: number,
  newestSample: fc.constantFrom(null, NOW + 5, NOW - 100),
});
const oddLine = fc.constantFrom(
  line(() => NaN),
  line(() => 0),
  line(() => Infinity),
  line((time) => (time > NOW - 60 ? 1e300 : NaN)),
  { labels: {}, times: Float64Array.of(NOW), values: Float64Array.of(1) },
  { labels: {}, times: new Float64Array(), values: new Float64Array() },
);
const state = fc.constantFrom<Freshness['state']>('current', 'stale', 'unreachable', 'unanswered', 'unknown');

it('whatever a server answers, sentences have numbers in them and stretches have an end behind their beginning', () => {
  fc.assert(
    fc.property(
      odd,
      fc.option(odd, { nil: null }),
      fc.array(oddInstance, { maxLength: 5 }),
      oddLine,
      oddLine,
      state,
      (current, hourAgo, some, rates, others, how) => {
        const instances = some.map((one, i) => instance(`web${i}`, one));
        const ofEach = instances.map(({ instance: name }) => ({ ...others, labels: { instance: name } }));
        const lines = history({
          requestRate: rates,
          errorRatio: others,
          p95: others,
          p99: rates,
          cpu: ofEach,
          memory: ofEach,
          up: ofEach,
        });
        const verdict = judge(
          input({
            facts: facts({ current, hourAgo, instances, history: lines }),
            freshness: { ...CURRENT, state: how, unreachableSince: how === 'unreachable' ? NOW : null },
          }),
        );
        const { headline, detail, wall, tabTitle, signals, since } = verdict;
        const said = [
          sentence(headline),
          detail,
          sentence(wall.headline),
          wall.detail,
          tabTitle,
          ...signals.flatMap(({ reason, shortReason }) => [reason, shortReason]),
        ];
        expect(said.join('\n')).not.toMatch(/NaN|undefined|null|Infinity|object/);
        expect(Number.isFinite(since?.time ?? 0)).toBe(true);
        expect(watchLine(lines, RULES, { end: NOW, state: 'current' }).every(({ from, to }) => to >= from)).toBe(true);
      },
    ),
  );
});
