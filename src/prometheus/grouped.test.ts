import { expect, test } from 'vitest';
import { grouped } from './grouped';

test('what has the same key stands together, and keys and items keep their order', () => {
  const groups = grouped(['b1', 'a1', 'b2', 'constructor'], ([first = '']) => first);
  expect([...groups]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1']],
    ['c', ['constructor']],
  ]);
  expect(grouped([], () => '').size).toBe(0);
});
