import { expect, test } from 'vitest';
import { externalLinks, PLACEHOLDERS, unknownPlaceholders, type LinkSubject } from './external-links';

const SUBJECT: LinkSubject = {
  service: 'shop-api',
  endpoint: 'POST /orders',
  instance: null,
  start: 1000.5,
  end: 1600,
};
const urlOf = (url: string, part: Partial<LinkSubject> = {}) =>
  externalLinks([{ name: 'Logs', url }], { ...SUBJECT, ...part })[0]?.url;

test('service, endpoint and time are filled in, each in the forms that other systems read', () => {
  expect(
    externalLinks(
      [{ name: 'Logs', url: 'https://logs.example/{service}?route={endpoint}&from={from}&to={to}' }],
      SUBJECT,
    ),
  ).toEqual([{ text: 'Logs', url: 'https://logs.example/shop-api?route=POST%20%2Forders&from=1000&to=1600' }]);
  expect(urlOf('/x?{fromMs}-{toMs}')).toBe('/x?1000500-1600000');
  expect(urlOf('/x?{fromIso}/{toIso}')).toBe('/x?1970-01-01T00%3A16%3A40.500Z/1970-01-01T00%3A26%3A40.000Z');
});

test('a link about one instance is left out where no single one is meant', () => {
  expect(urlOf('/traces?host={instance}')).toBeUndefined();
  expect(urlOf('/traces?host={instance}', { instance: '10.0.0.1:80' })).toBe('/traces?host=10.0.0.1%3A80');
});

test('a value cannot leave the place that it is filled in at', () => {
  const url = new URL(
    urlOf('https://logs.example/find?q={service}&x=1', { service: '//evil.example/?&x=2#\u{d800}{endpoint}' }) ?? '',
  );
  expect([url.host, url.hash, url.searchParams.getAll('x'), url.searchParams.get('q')]).toEqual([
    'logs.example',
    '',
    ['1'],
    '//evil.example/?&x=2#\u{fffd}{endpoint}',
  ]);
});

test('other braces are part of the address', () => {
  expect(urlOf('/explore?q={app="{service}"}')).toBe('/explore?q={app="shop-api"}');
  expect(unknownPlaceholders('/explore?q={app="{service}"}')).toEqual([]);
});

test('a word in braces that nobody can fill in is named', () => {
  expect(unknownPlaceholders('/{service}/{pod}?{constructor}')).toEqual(['{pod}', '{constructor}']);
  expect(unknownPlaceholders(PLACEHOLDERS.join(''))).toEqual([]);
});
