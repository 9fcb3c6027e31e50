import fc from 'fast-check';
import { expect, test } from 'vitest';
import { selector } from './label-matcher';
import { parseExpression } from './parse';
import { injectMatchers, selectorsOf } from './selectors';

const JOB = [{ name: 'job', op: '=', value: 'api' }] as const;

// What could end a string, a selector or an expression too early.
const HOSTILE = fc.string({ unit: fc.constantFrom('"', "'", '`', '\\', '{', '}', '(', ')', ',', '#', '$', '\n', '\u2028', '\x7f', 'n', 'é', '😀'), maxLength: 12 });

test('every selector is found with its matchers', () => {
  expect(selectorsOf('sum(rate(a{b="c",d!~\'e|f\'}[5m])) / on (x) ratio:g{}')).toEqual([
    { metric: 'a', matchers: [{ name: 'b', op: '=', value: 'c' }, { name: 'd', op: '!~', value: 'e|f' }] },
    { metric: 'ratio:g', matchers: [] },
  ]);
});

test('a metric may be named inside the braces', () => {
  expect(selectorsOf('{"http.requests","http.route"="/"}')).toEqual([{ metric: 'http.requests', matchers: [{ name: 'http.route', op: '=', value: '/' }] }]);
  expect(selectorsOf('{__name__="up",job!="a"}')).toEqual([{ metric: 'up', matchers: [{ name: 'job', op: '!=', value: 'a' }] }]);
  expect(selectorsOf('{__name__=~"up|down"}')).toEqual([{ metric: '', matchers: [{ name: '__name__', op: '=~', value: 'up|down' }] }]);
});

test('matchers reach every selector, however it is written', () => {
  expect(injectMatchers('rate(a[5m]) + b{} + c{d="e"} + f{g="}",} + {"h"}', JOB)).toBe(
    'rate(a{job="api"}[5m]) + b{job="api"} + c{d="e",job="api"} + f{g="}",job="api"} + {"h",job="api"}',
  );
});

test('a selector may be left out', () => {
  expect(injectMatchers('a / b', JOB, ({ metric }) => metric === 'b')).toBe('a / b{job="api"}');
});

test('without matchers an expression stays as it is', () => {
  expect(injectMatchers('a{  b="c" }', [])).toBe('a{  b="c" }');
});

test('any label value is injected so that it is read back as it was, and nothing else changes', () => {
  fc.assert(
    fc.property(HOSTILE, fc.constantFrom('=', '!=', '=~', '!~'), (value, op) => {
      const injected = injectMatchers(`sum(rate(${selector('a', [{ name: 'b', op, value }])}[5m])) or c`, [{ name: 'd', op, value }]);
      expect(parseExpression(injected)).toEqual({ ok: true });
      expect(selectorsOf(injected)).toEqual([
        { metric: 'a', matchers: [{ name: 'b', op, value }, { name: 'd', op, value }] },
        { metric: 'c', matchers: [{ name: 'd', op, value }] },
      ]);
    }),
  );
});
