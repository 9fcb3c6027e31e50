import { expect, test } from 'vitest';
import { parseExpression } from './parse';

test.each(['up', 'sum by (a) (rate(b{c=~"d"}[5m] offset 1h)) / 2 > bool 1 or vector(0)', '{"utf.8",job="x"}', 'up @ 1e9', 'a[5m:15s] # comment', 'up{a="\\"",b=\'\',c=`"`}'])(
  '%s can be read',
  (expr) => expect(parseExpression(expr)).toEqual({ ok: true }),
);

test('the place of a mistake is told, with what stands there', () => {
  expect(parseExpression('sum(up) by job)')).toEqual({ ok: false, position: 11, near: 'job)' });
  expect(parseExpression('rate(up')).toEqual({ ok: false, position: 7, near: '' });
});

test.each(['up{job="a', "'", "'up > 1", 'up{a="\\"}', 'up{a=`b}'])('%s has an open string', (expr) => {
  expect(parseExpression(expr)).toMatchObject({ ok: false });
});

test('nothing is no expression', () => {
  expect(parseExpression('  ')).toMatchObject({ ok: false });
});
