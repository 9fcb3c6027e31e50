import fc from 'fast-check';
import { expect, test } from 'vitest';
import { selector } from './label-matcher';
import { syntaxError } from './syntax-error';
import { selectorsOf } from './selectors';

// What could end a string, a selector or an expression too early.
const HOSTILE = fc.string({
  unit: fc.constantFrom('"', "'", '`', '\\', '{', '}', '(', ')', ',', '#', '$', '\n', '\u2028', '\x7f', 'n', 'é', '😀'),
  maxLength: 12,
});

test('every selector is found with its matchers', () => {
  expect(selectorsOf('sum(rate(a{b="c",d!~\'e|f\'}[5m])) / on (x) ratio:g{}')).toEqual([
    {
      metric: 'a',
      matchers: [
        { name: 'b', op: '=', value: 'c' },
        { name: 'd', op: '!~', value: 'e|f' },
      ],
    },
    { metric: 'ratio:g', matchers: [] },
  ]);
});

test('a metric may be named inside the braces', () => {
  expect(selectorsOf('{"http.requests","http.route"="/"}')).toEqual([
    { metric: 'http.requests', matchers: [{ name: 'http.route', op: '=', value: '/' }] },
  ]);
  expect(selectorsOf('{__name__="up",job!="a"}')).toEqual([
    { metric: 'up', matchers: [{ name: 'job', op: '!=', value: 'a' }] },
  ]);
  expect(selectorsOf('{__name__=~"up|down"}')).toEqual([
    { metric: '', matchers: [{ name: '__name__', op: '=~', value: 'up|down' }] },
  ]);
});

test('any label value is read back as it was written, and nothing else is read', () => {
  fc.assert(
    fc.property(HOSTILE, fc.constantFrom('=', '!=', '=~', '!~'), (value, op) => {
      const written = `sum(rate(${selector('a', [{ name: 'b', op, value }])}[5m])) or c`;
      expect(syntaxError(written)).toBeNull();
      expect(selectorsOf(written)).toEqual([
        { metric: 'a', matchers: [{ name: 'b', op, value }] },
        { metric: 'c', matchers: [] },
      ]);
    }),
  );
});
