import { afterEach, expect, test } from 'vitest';
import { linkTo } from './link-to';

afterEach(() => history.replaceState(null, '', '/'));

const at = (address: string) => history.replaceState(null, '', address);
const parameters = (link: string) => [...new URL(link).searchParams];

test('a link names the service even where the address does not, since the busiest one may be another tomorrow', () => {
  at('/user/index.html?tz=utc');
  expect(linkTo({ service: 'shop' })).toBe(`${location.origin}/user/index.html?tz=utc&service=shop`);
});

test('what the link says replaces what stands there, and the rest stays, repeated filters included', () => {
  at('/?service=a&endpoint=%2Fx&endpoint=%2Fy&from=now-1h');
  expect(parameters(linkTo({ service: 'b', from: '100', to: '200' }))).toEqual([
    ['service', 'b'],
    ['endpoint', '/x'],
    ['endpoint', '/y'],
    ['from', '100'],
    ['to', '200'],
  ]);
});

test('any name survives the address', () => {
  at('/');
  const service = 'a&b=c#d "é"';
  expect(parameters(linkTo({ service }))).toEqual([['service', service]]);
});
