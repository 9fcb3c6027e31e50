import { expect, test } from 'vitest';
import { plain } from '@/health/example-facts';
import { clockText } from './clock-text';

test.each([null, 0, 29.9, -29.9])('a clock that is off by %s s is not worth a sentence', (skew) => {
  expect(clockText(skew)).toEqual([]);
});

test('a server that is ahead means that this clock is slow, and the other way round', () => {
  expect(clockText(90).map(plain)).toEqual(["The clock of this browser is 1 min 30 s slow; every time here is the server's."]);
  expect(clockText(-30).map(plain)).toEqual(["The clock of this browser is 30 s fast; every time here is the server's."]);
});
