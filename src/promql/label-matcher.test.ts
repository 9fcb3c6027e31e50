import { expect, test } from 'vitest';
import { escapeRegex, oneOf, selector } from './label-matcher';

test('a selector carries its matchers escaped', () => {
  expect(selector('http_requests_total', [])).toBe('http_requests_total');
  expect(
    selector('up', [
      { name: 'job', op: '=', value: 'a"b' },
      { name: 'le', op: '!~', value: '1|2' },
    ]),
  ).toBe('up{job="a\\"b",le!~"1|2"}');
});

test('names outside the classic alphabet are quoted and moved into the braces', () => {
  expect(selector('http.requests', [{ name: 'http.route', op: '=', value: '/' }])).toBe(
    '{"http.requests","http.route"="/"}',
  );
  expect(selector('job:requests:rate5m', [])).toBe('job:requests:rate5m');
});

test('one value is matched as it is, several as alternatives that stand for themselves', () => {
  expect(oneOf('endpoint', ['/a.b'])).toEqual({ name: 'endpoint', op: '=', value: '/a.b' });
  expect(oneOf('endpoint', ['/a.b', '/c|d'])).toEqual({ name: 'endpoint', op: '=~', value: '/a\\.b|/c\\|d' });
});

test('an escaped text matches itself and nothing else', () => {
  const hostile = '/a.b(c)+"d"\\e[f]{2}^$*?|';
  const pattern = new RegExp(`^(?:${escapeRegex(hostile)})$`);
  expect(pattern.test(hostile)).toBe(true);
  expect(pattern.test(hostile.replace('.', 'x'))).toBe(false);
});
