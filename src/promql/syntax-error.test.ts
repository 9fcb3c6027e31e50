import { expect, test } from 'vitest';
import { syntaxError } from './syntax-error';

test.each([
  'up',
  'sum by (a) (rate(b{c=~"d"}[5m] offset 1h)) / 2 > bool 1 or vector(0)',
  '{"utf.8",job="x"}',
  'up @ 1e9',
  'a[5m:15s] # comment',
  'up{a="\\"",b=\'\',c=`"`}',
])('%s can be read', (expr) => expect(syntaxError(expr)).toBeNull());

test('a mistake is told by what stands there', () => {
  expect(syntaxError('sum(up) by job)')).toBe('job)');
  expect(syntaxError('rate(up')).toBe('');
});

test.each(['up{job="a', "'", "'up > 1", 'up{a="\\"}', 'up{a=`b}'])('%s has an open string', (expr) => {
  expect(syntaxError(expr)).not.toBeNull();
});

test('nothing is no expression', () => {
  expect(syntaxError('  ')).toBe('');
});
