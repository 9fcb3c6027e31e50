import { expect, test } from 'vitest';
import { thresholdOf } from './threshold';

test('the comparison with a number is the limit', () => {
  expect(thresholdOf('rate(process_cpu_seconds_total{job="api"}[5m]) > 0.8')).toEqual({
    left: 'rate(process_cpu_seconds_total{job="api"}[5m])',
    op: '>',
    value: 0.8,
    scale: 1,
  });
});

test.each([
  ['up == 0', 0],
  ['a > 500 * 1024 * 1024', 524_288_000],
  ['a > -Inf', Number.NEGATIVE_INFINITY],
  ['a > 1_000', 1000],
  ['a > 0x10', 16],
  ['time() - a > 5m', 300],
  ['a > (2 ^ 10 - 24) / 2 % 600', 500],
  ['a < +.5', 0.5],
  ['a > 1 + 2', 3],
  ['a > -(2 * 3)', -6],
  ['a > +(2 * 3)', 6],
])('%s has the limit %d', (expr, value) => {
  expect(thresholdOf(expr)?.value).toBe(value);
});

test('a number on the left turns the comparison around', () => {
  expect(thresholdOf('0.05 <= a')).toMatchObject({ left: 'a', op: '>=', value: 0.05 });
});

test('parentheses and conditions around it do not hide it', () => {
  expect(thresholdOf('((a / b) > 0.05) and b > 1')).toMatchObject({ left: 'a / b', value: 0.05 });
  expect(thresholdOf('a > 3 unless on (job) b > 9')).toMatchObject({ left: 'a', value: 3 });
  expect(thresholdOf('absent(c) and (a > 7)')).toMatchObject({ left: 'a', value: 7 });
});

test.each([
  ['100 * (a / b) > 5', 'a / b', 100],
  ['100 * a / b > 5', 'a / b', 100],
  ['(100 * (a + c)) / b > 5', '(a + c) / b', 100],
  ['a / b * 100 > 5', 'a / b', 100],
  ['a / 1000 * 2 > 5', 'a', 0.002],
  ['max by (job) (a / 1000) > 5', 'max by (job) (a)', 0.001],
  ['max(a * 60) without (job) > 5', 'max(a) without (job)', 60],
  ['sum(rate(a[1m]) * 100) / sum(rate(b[1m])) > 5', 'sum(rate(a[1m])) / sum(rate(b[1m]))', 100],
  ['avg(max(1000 * (a + c))) > 5', 'avg(max(a + c))', 1000],
  ['count(a * 2) > 5', 'count(a * 2)', 1],
  ['quantile(0.5, a * 2) > 5', 'quantile(0.5, a * 2)', 1],
])('%s is %s times a factor', (expr, left, scale) => {
  expect(thresholdOf(expr)).toEqual({ left, op: '>', value: 5, scale });
});

test('a factor that would turn the comparison around stays where it is', () => {
  expect(thresholdOf('a * -1 > 5')).toMatchObject({ left: 'a * -1', scale: 1 });
  expect(thresholdOf('a / 0 > 5')).toMatchObject({ left: 'a / 0', scale: 1 });
});

test.each(['a > b', 'a + 1', 'up == 0 or absent(up)', 'a > bool 1', 'a', 'absent(up)', '', 'a >', 'vector(1)'])(
  '%j sets no limit',
  (expr) => {
    expect(thresholdOf(expr)).toBeNull();
  },
);
