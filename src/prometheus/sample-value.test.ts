import { expect, test } from 'vitest';
import { instantSeconds, isUnreadable, sampleTime, sampleValue } from './sample-value';

test('infinities keep their sign', () => {
  expect(sampleValue('+Inf')).toBe(Number.POSITIVE_INFINITY);
  expect(sampleValue('Inf')).toBe(Number.POSITIVE_INFINITY);
  expect(sampleValue('-Inf')).toBe(Number.NEGATIVE_INFINITY);
});

test('numbers are read in every spelling of Go', () => {
  expect(sampleValue('0e+00')).toBe(0);
  expect(sampleValue('1.5e-07')).toBe(1.5e-7);
  expect(sampleValue('-12')).toBe(-12);
});

test.each(['NaN', '', 'zzz', null, undefined, {}, [], true])('%j is no number', (wire) => {
  expect(sampleValue(wire)).toBeNaN();
});

test('what the server calls NaN can be read, and words cannot', () => {
  const isUnread = (wire: unknown) => isUnreadable(sampleValue(wire), wire);
  expect(['NaN', '1', '+Inf', 0].map(isUnread)).toEqual([false, false, false, false]);
  expect(['many', '', null].map(isUnread)).toEqual([true, true, true]);
});

test('a timestamp may be written as text', () => {
  expect(sampleTime('1795179955.5')).toBe(1795179955.5);
  expect(sampleTime(1795179955.5)).toBe(1795179955.5);
  expect(sampleTime(null)).toBeNaN();
});

test('instants have nanoseconds and zones, and the zero time means never', () => {
  expect(instantSeconds('2026-11-20T13:04:28.980688756Z')).toBeCloseTo(
    Date.UTC(2026, 10, 20, 13, 4, 28) / 1000 + 0.98,
    2,
  );
  expect(instantSeconds('2026-11-20T14:04:28+01:00')).toBe(Date.UTC(2026, 10, 20, 13, 4, 28) / 1000);
  expect(instantSeconds('0001-01-01T00:00:00Z')).toBeNull();
  expect(instantSeconds('soon')).toBeNull();
});
