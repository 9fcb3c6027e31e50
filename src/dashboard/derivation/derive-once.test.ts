import { expect, test } from 'vitest';
import type { Series } from '@/prometheus/series';
import type { Derivation } from '@/dashboard/panel-query';
import { deriveSeries } from './derive';
import { deriveOnce } from './derive-once';

const TIMES = Float64Array.of(0, 15);
const answer = (...columns: number[][]): readonly Series[] =>
  columns.map((values, i) => ({
    labels: { le: ['0.1', '0.5', '+Inf'][i] ?? '' },
    times: TIMES,
    values: Float64Array.from(values),
  }));

const BUCKETS = answer([1, 2], [3, 8], [4, 8]);
const P95: Derivation = { kind: 'quantile', q: 0.95, scale: 1 };

test.each<Derivation>([{ kind: 'as-is' }, { kind: 'sum' }, { kind: 'ratio' }, { kind: 'mean' }, P95])(
  'gives what deriving anew gives: $kind',
  (derivation) => {
    const vectors = [answer([1, 2]), BUCKETS];
    expect(deriveOnce(derivation, vectors)).toEqual(deriveSeries(derivation, vectors));
  },
);

test('who asks the same of the same answer gets the same lines', () => {
  expect(deriveOnce(P95, [BUCKETS])).toBe(deriveOnce({ kind: 'quantile', q: 0.95, scale: 1 }, [BUCKETS]));
});

test('another quantile of the same answer is another line', () => {
  const p95 = deriveOnce(P95, [BUCKETS]);
  expect(deriveOnce({ kind: 'quantile', q: 0.5, scale: 1 }, [BUCKETS])).not.toEqual(p95);
  expect(deriveOnce(P95, [BUCKETS])).toBe(p95);
});

test('a new answer is derived anew although its arrays are the old ones with new numbers in them', () => {
  const [column] = BUCKETS;
  const before = deriveOnce({ kind: 'sum' }, [BUCKETS])[0]?.values[0];
  column?.values.fill(10);
  expect(deriveOnce({ kind: 'sum' }, [[...BUCKETS]])[0]?.values[0]).toBe((before ?? 0) + 9);
});

test('a ratio whose denominator alone was answered anew is derived anew', () => {
  const failed = answer([1, 1]);
  const first = deriveOnce({ kind: 'ratio' }, [failed, answer([2, 2])]);
  const second = deriveOnce({ kind: 'ratio' }, [failed, answer([4, 4])]);
  expect([first[0]?.values[0], second[0]?.values[0]]).toEqual([0.5, 0.25]);
});

test('nothing asked is nothing derived', () => {
  expect(deriveOnce({ kind: 'sum' }, [])).toEqual([]);
});
