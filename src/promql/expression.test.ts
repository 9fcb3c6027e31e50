import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  errorRatio,
  errorRatioOfTwo,
  histogramQuantile,
  increase,
  maxBy,
  mean,
  newestSample,
  rate,
  scaled,
  subquery,
  sumBy,
  union,
} from './expression';
import { syntaxError } from './syntax-error';

// What could end a string, a selector or an expression too early.
const HOSTILE = fc.string({
  unit: fc.constantFrom('"', "'", '`', '\\', '{', '}', '(', ')', ',', '#', '$', '\n', '\u2028', '\x7f', 'n', 'é', '😀'),
  maxLength: 12,
});

test('rates and sums read as in a textbook', () => {
  expect(sumBy(['endpoint'], rate('http_requests_total{job="api"}', 300))).toBe(
    'sum by (endpoint) (rate(http_requests_total{job="api"}[5m]))',
  );
  expect(sumBy([], increase('a', 90))).toBe('sum(increase(a[1m30s]))');
});

test('another unit is a division, and the same one nothing', () => {
  expect(scaled('sum(a) + b', 0.001)).toBe('(sum(a) + b) / 1000');
  expect(scaled('sum(a) + b', 1)).toBe('sum(a) + b');
});

test('label names outside the classic alphabet are quoted', () => {
  expect(maxBy(['http.route', 'job'], 'a')).toBe('max by ("http.route", job) (a)');
});

test('a quantile drops the NaN of an idle service', () => {
  expect(histogramQuantile(0.95, 'sum by (le) (rate(a_bucket[5m]))')).toBe(
    'histogram_quantile(0.95, sum by (le) (rate(a_bucket[5m]))) >= 0',
  );
});

test('an error ratio is 0 without failures and without traffic, and its parts keep together', () => {
  expect(errorRatio('sum(e)', 'sum(t)')).toBe('sum(e) / (sum(t) > 0) or sum(t) * 0');
  expect(errorRatio('sum(e)', 'sum(t) or sum(u)')).toBe('sum(e) / ((sum(t) or sum(u)) > 0) or (sum(t) or sum(u)) * 0');
});

test('an error ratio of two counters is at most 1, and 0 without traffic all the same', () => {
  expect(errorRatioOfTwo('sum(e)', 'sum(t) or sum(u)')).toBe(
    'clamp_max(sum(e) / (sum(t) or sum(u)), 1) >= 0 or (sum(t) or sum(u)) * 0',
  );
});

test('a mean is a sum over a count that is not zero', () => {
  expect(mean('sum(s)', 'sum(c)')).toBe('sum(s) / (sum(c) > 0)');
});

test('the newest sample is asked per label over a window of scrapes', () => {
  expect(newestSample('up{job="a"}', ['instance'], 600, 15)).toBe(
    'max by (instance) (max_over_time(timestamp(up{job="a"})[10m:15s]))',
  );
  expect(subquery('a + b', 60, 5)).toBe('(a + b)[1m:5s]');
});

test('a union names each of its vectors', () => {
  expect(
    union([
      { name: 'up', expr: 'up' },
      { name: 'a$1', expr: 'b' },
    ]),
  ).toBe('label_replace(up, "signal", "up", "", "") or label_replace(b, "signal", "a$$1", "", "")');
});

test('whatever the names, what is built can be parsed', () => {
  fc.assert(
    fc.property(HOSTILE, HOSTILE, (name, label) => {
      const total = sumBy([label], rate('a', 60));
      expect(syntaxError(union([{ name, expr: errorRatio(total, total) }]))).toBeNull();
    }),
  );
});
