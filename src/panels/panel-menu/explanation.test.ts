import { expect, test } from 'vitest';
import type { StatPanel } from '@/dashboard/panel';
import { derivedQuery, plainQuery } from '@/dashboard/panel-query';
import { DEFAULT_THRESHOLDS } from '@/dashboard/thresholds';
import type { VectorState } from '@/panels/queries/vector-state';
import type { RangeAnswer } from '@/prometheus/query-answer';
import { explainQueries, limitTexts, rateWindows } from './explanation';

const PANEL: StatPanel = {
  kind: 'stat',
  id: 'ratio',
  title: 'Error ratio',
  subtitle: '',
  unit: 'ratio',
  subject: 'requests',
  metrics: [],
  whenEmpty: 'zero',
  ignores: [],
  threshold: 'errorRatio',
  queries: [],
};

const line = (...values: number[]) => ({
  labels: {},
  times: Float64Array.from(values, (_, i) => 15 * i),
  values: Float64Array.from(values),
});

function answered(part: Partial<RangeAnswer>): VectorState {
  const answer: RangeAnswer = {
    kind: 'range',
    range: { start: 0, end: 30, step: 15 },
    series: [],
    notices: { warnings: [], infos: [] },
    cost: { tookMs: 3, samples: 100 },
    at: 30,
    ...part,
  };
  return { answer, error: null, isPlaceholder: false };
}

test('windows are read from the expression, each once and never from a label value', () => {
  expect(rateWindows('rate(a[5m]) / rate(b{path="/x[9m]\\"[8m]"}[5m]) + max_over_time(c[10m:15s])')).toEqual([
    '5m',
    '10m',
  ]);
});

test('a query counts its lines and their points without gaps', () => {
  const query = plainQuery('A', 'rate(a[5m])', '');
  const lines = [{ query, lines: [line(1, Number.NaN, 3), line(1, 2, 3)] }];
  const [explained] = explainQueries({ ...PANEL, queries: [query] }, { lines, vectors: [answered({})] });
  expect(explained).toMatchObject({ series: 2, points: 5, step: 15, samples: 100, tookMs: 3, asked: [] });
});

test('a derived query says which expressions were sent in its place, and adds up what they cost', () => {
  const query = derivedQuery('A', 'a / b', '', ['a', 'b'], { kind: 'ratio' });
  const vectors = [answered({ cost: { tookMs: 3, samples: 100 } }), answered({ cost: { tookMs: 8, samples: 20 } })];
  const [explained] = explainQueries({ ...PANEL, queries: [query] }, { lines: [], vectors });
  expect(explained).toMatchObject({ asked: ['a', 'b'], samples: 120, tookMs: 8 });
});

test('the answers are told apart by query, in the order in which they were asked', () => {
  const queries = [derivedQuery('A', 'a / b', '', ['a', 'b'], { kind: 'ratio' }), plainQuery('B', 'c', '')];
  const vectors = [answered({}), answered({}), answered({ notices: { warnings: ['partial'], infos: ['native'] } })];
  expect(explainQueries({ ...PANEL, queries }, { lines: [], vectors }).map(({ notices }) => notices)).toEqual([
    [],
    ['partial', 'native'],
  ]);
});

test('samples are not known as soon as one of the servers answers without them', () => {
  const query = derivedQuery('A', 'a / b', '', ['a', 'b'], { kind: 'ratio' });
  const vectors = [answered({}), answered({ cost: { tookMs: 1, samples: null } })];
  expect(explainQueries({ ...PANEL, queries: [query] }, { lines: [], vectors })[0]?.samples).toBeNull();
});

test('before the first answer nothing is claimed', () => {
  const query = plainQuery('A', 'a', '');
  const vectors: VectorState[] = [{ answer: undefined, error: null, isPlaceholder: false }];
  expect(explainQueries({ ...PANEL, queries: [query] }, { lines: [], vectors })[0]).toMatchObject({
    step: null,
    samples: null,
    tookMs: null,
    points: 0,
  });
});

test('a limit names who set it', () => {
  const thresholds = {
    ...DEFAULT_THRESHOLDS,
    errorRatio: [
      { value: 0.05, severity: 'critical', source: 'rule', rule: 'HighErrorRate' } as const,
      { value: 0.1, severity: 'critical', source: 'config' } as const,
    ],
  };
  expect(limitTexts(PANEL, thresholds)).toEqual([
    'critical above 5\u00a0%, from the alerting rule HighErrorRate',
    'critical above 10\u00a0%, set in config.json',
  ]);
  expect(limitTexts(PANEL, DEFAULT_THRESHOLDS)[0]).toBe('warning above 1\u00a0%, the default of this page');
  const rate = { ...DEFAULT_THRESHOLDS, errorRate: [{ value: 2, severity: 'warning', source: 'config' } as const] };
  expect(limitTexts({ ...PANEL, threshold: 'errorRate' }, rate)).toEqual(['warning above 2/s, set in config.json']);
  expect(limitTexts({ ...PANEL, threshold: null }, DEFAULT_THRESHOLDS)).toEqual([]);
});
