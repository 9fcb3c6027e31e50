import { expect, test } from 'vitest';
import { defaultServerUrl, isMixedContent, resolveServerUrl } from './url';

test.each([
  ['http://a.example:9090/user/index.html?service=api', 'http://a.example:9090'],
  ['https://a.example/prom/user/', 'https://a.example/prom'],
  ['https://a.example/dashboards/vigie/', 'https://a.example'],
  ['https://a.example/user', 'https://a.example'],
])('the page at %s asks %s', (page, server) => expect(defaultServerUrl(page)).toBe(server));

test('relative addresses are taken from the page, without query, credentials and the last slash', () => {
  expect(resolveServerUrl('../prometheus/', 'https://a.example/b/c/')).toBe('https://a.example/b/prometheus');
  expect(resolveServerUrl('http://u:p@a.example:9090/x//?y#z', 'https://b.example/')).toBe('http://a.example:9090/x');
});

const SCRIPT = ['javascript', 'alert(1)'].join(':');

test.each([SCRIPT, 'data:text/plain,x', 'http://', 'file:///etc'])('%s is no address of the web', (url) => {
  expect(resolveServerUrl(url, 'https://a.example/')).toBeNull();
});

test.each([
  ['http://prom.example:9090', 'https://ops.example/', true],
  ['https://prom.example', 'https://ops.example/', false],
  ['http://prom.example:9090', 'http://ops.example/', false],
  ['http://localhost:9090', 'https://ops.example/', false],
  ['http://127.0.0.1:9090', 'https://ops.example/', false],
  ['http://[::1]:9090', 'https://ops.example/', false],
])('asking %s from a page at %s: mixed content is %s', (url, page, expected) =>
  expect(isMixedContent(url, page)).toBe(expected),
);
