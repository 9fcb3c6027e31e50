import { expect, test } from 'vitest';
import { operand } from './operand';

test.each([
  'sum(rate(a[5m]))',
  'sum by (le, job) (rate(a{b="c - d"}[5m]))',
  'up{a="\\" or b"}',
  "up{a='}-'}",
  'up{a=`}-`}',
  "up{a='\\'}-'}",
  '(a + b)',
  '5',
  "rate(a{b='+'}[5m:15s])",
  'order_total',
])('%s stays as it is', (expr) => expect(operand(expr)).toBe(expr));

test.each([
  'a + b',
  'sum(a) or sum(b)',
  'a > 0',
  '-a',
  'a offset 5m',
  'a{b="\\"}"} - c',
  'rate(a[5m]) unless b',
  '(a) * (b)',
  'a == 1',
  'up{a=`\\`} - b',
])('%s is put into parentheses', (expr) => expect(operand(expr)).toBe(`(${expr})`));
