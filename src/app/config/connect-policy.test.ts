import { expect, test } from 'vitest';
import { connectSources } from './connect-policy';

const PAGE = 'https://ops.example/vigie/';

test('the policy names the page itself and each origin once, without paths', () => {
  expect(connectSources(['https://prom.example/a', 'https://prom.example/b', 'http://am.example:9093/'], PAGE)).toEqual(
    ["'self'", 'https://prom.example', 'http://am.example:9093'],
  );
});

test('a relative address is one of the page', () => {
  expect(connectSources(['../prom', '/am'], PAGE)).toEqual(["'self'", 'https://ops.example']);
});

test('an IPv6 literal, which a policy cannot say, opens its scheme and nothing more', () => {
  expect(connectSources(['http://[::1]:9090'], PAGE)).toEqual(["'self'", 'http:']);
});

test.each(['ftp://a', 'data:text/plain,x', 'http://', "https://a b; script-src 'unsafe-inline'"])(
  '%j opens nothing',
  (address) => {
    expect(connectSources([address], PAGE)).toEqual(["'self'"]);
  },
);
