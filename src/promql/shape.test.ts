import { expect, test } from 'vitest';
import { shapeOf } from './shape';

const bucketRate = 'sum by (job, le) (rate(http_request_duration_seconds_bucket{job="api"}[5m]))';

test('a quantile is known by its number and what it reads', () => {
  expect(shapeOf(`histogram_quantile(0.95, ${bucketRate})`)).toEqual({
    kind: 'quantile',
    q: 0.95,
    grouping: ['job', 'le'],
    selectors: [{ metric: 'http_request_duration_seconds_bucket', matchers: [{ name: 'job', op: '=', value: 'api' }] }],
    windows: [{ fn: 'rate', window: 300 }],
    calls: ['histogram_quantile', 'sum', 'rate'],
  });
});

test.each([`(histogram_quantile(99 / 100, ${bucketRate}) >= 0)`, `max(histogram_quantile(0.99, ${bucketRate}))`])(
  '%s is still a quantile',
  (left) => {
    expect(shapeOf(left)).toMatchObject({ kind: 'quantile', q: 0.99 });
  },
);

test('the grouping of a quantile is what its buckets are summed by', () => {
  expect(shapeOf('histogram_quantile(0.9, sum by (le, "http.route") (rate(a_bucket[5m])))')).toMatchObject({
    grouping: ['le', 'http.route'],
  });
  expect(shapeOf('histogram_quantile(0.9, sum without (instance) (rate(a_bucket[5m])))')).toMatchObject({
    grouping: null,
  });
});

test('a division is a ratio of what its sides read', () => {
  expect(shapeOf('sum(rate(e{s=~"5.."}[5m])) / (sum(increase(t[10m])) > 0) or sum(rate(t[5m])) * 0')).toEqual({
    kind: 'ratio',
    numerator: {
      selectors: [{ metric: 'e', matchers: [{ name: 's', op: '=~', value: '5..' }] }],
      windows: [{ fn: 'rate', window: 300 }],
      calls: ['sum', 'rate'],
      grouping: [],
    },
    denominator: {
      selectors: [{ metric: 't', matchers: [] }],
      windows: [{ fn: 'increase', window: 600 }],
      calls: ['sum', 'increase'],
      grouping: [],
    },
    complement: false,
  });
});

test('one minus a ratio is the rest of it', () => {
  expect(shapeOf('1 - (available / total)')).toMatchObject({ kind: 'ratio', complement: true });
});

test('a number of units is no ratio, and a sum of plain values no more than a value', () => {
  expect(shapeOf('a / 1024')).toMatchObject({ kind: 'value', selectors: [{ metric: 'a' }] });
  expect(shapeOf('sum by (job) (rate(a[2m]))')).toMatchObject({
    kind: 'value',
    windows: [{ fn: 'rate', window: 120 }],
  });
});

test('what is made of a value is told from the outside to the inside, with what the outermost aggregation keeps apart', () => {
  expect(shapeOf('max(SUM by (pod) (rate(a[2m])))')).toMatchObject({ calls: ['max', 'sum', 'rate'], grouping: [] });
  expect(shapeOf('sum (rate(a[2m])) by (job, instance)')).toMatchObject({
    calls: ['sum', 'rate'],
    grouping: ['job', 'instance'],
  });
  expect(shapeOf('deriv(a[1h])')).toMatchObject({ calls: ['deriv'], grouping: null });
});

test('a window may be told in plain seconds', () => {
  expect(shapeOf('sum(increase(a[3600]))')).toMatchObject({ windows: [{ fn: 'increase', window: 3600 }] });
  expect(shapeOf('sum(increase(a[]))')).toMatchObject({ windows: [] });
});

test.each(['increase(a[5m] offset 1m)', 'increase(a[5m] @ end())', 'increase((a[5m]))'])(
  'the window of %s is that of its function, whatever stands between them',
  (left) => {
    expect(shapeOf(`sum(${left})`)).toMatchObject({ windows: [{ fn: 'increase', window: 300 }] });
  },
);

test('what cannot be read has no form', () => {
  expect(shapeOf('')).toEqual({ kind: 'value', selectors: [], windows: [], calls: [], grouping: null });
});
