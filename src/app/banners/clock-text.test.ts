import { expect, test } from 'vitest';
import { plain } from '@/health/example-facts';
import { clockText } from './clock-text';

test.each([null, 0, 29.9, -29.9])('a clock that is off by %s s is not worth a sentence', (skew) => {
  expect(clockText(skew, skew ?? 0, 'eu')).toEqual([]);
});

test('a server that is ahead means that this clock is slow, and the other way round', () => {
  expect(clockText(90, 0, 'eu').map(plain)).toEqual([
    "The clock of this browser is 1 min 30 s slow; every time here is the server's.",
  ]);
  expect(clockText(-30, 0, 'eu').map(plain)).toEqual([
    "The clock of this browser is 30 s fast; every time here is the server's.",
  ]);
});

test('what stands between page and server may write another time, which is told apart from the clock of the browser', () => {
  expect(clockText(0, -7200, 'eu').map(plain)).toEqual([
    'The Date header of the answers of eu, which a proxy may write, is 2 h 00 min slow; every time here is by Prometheus itself.',
  ]);
  expect(clockText(90, 7200, 'eu')).toHaveLength(2);
});
