import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDuration, parseDuration } from './duration';

test('durations are read as Prometheus reads them', () => {
  expect(parseDuration('1h30m')).toBe(5400);
  expect(parseDuration('500ms')).toBe(0.5);
  expect(parseDuration('1y')).toBe(365 * 86_400);
  expect(parseDuration('2w3d')).toBe(17 * 86_400);
  expect(parseDuration('0')).toBe(0);
});

test.each(['', '5', '30m1h', '1.5h', '5m ', '-5m', 'm', '5M', '1h1h'])('%j is no duration', (text) => {
  expect(parseDuration(text)).toBeNull();
});

test('seconds are written with the largest units first', () => {
  expect(formatDuration(90)).toBe('1m30s');
  expect(formatDuration(300)).toBe('5m');
  expect(formatDuration(86_400 * 365)).toBe('365d');
  expect(formatDuration(0.25)).toBe('250ms');
  expect(formatDuration(0)).toBe('0s');
});

test('what is written is read back, to the millisecond', () => {
  fc.assert(fc.property(fc.nat(400 * 86_400_000), (ms) => parseDuration(formatDuration(ms / 1000)) === ms / 1000));
});
