import { describe, expect, it } from 'vitest';
import { portHere, upstream, withoutCredentials } from './upstream';

describe('upstream', () => {
  it('keeps the path prefix without its final slash', () => {
    expect(upstream(new URL('https://example.org/a/prom/'))).toEqual({
      origin: 'https://example.org',
      pathPrefix: '/a/prom',
      headers: {},
    });
    expect(upstream(new URL('http://127.0.0.1:9090'))).toMatchObject({ pathPrefix: '' });
  });

  it('converts user and password into a header', () => {
    // "Aladdin:open sesame", the example of RFC 7617.
    expect(upstream(new URL('https://Aladdin:open%20sesame@example.org')).headers).toEqual({
      authorization: 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==',
    });
    expect(upstream(new URL('https://:token@example.org')).headers).toEqual({
      authorization: `Basic ${btoa(':token')}`,
    });
    expect(upstream(new URL('https://ada:100%@example.org')).headers).toEqual({
      authorization: `Basic ${btoa('ada:100%')}`,
    });
  });
});

describe('portHere', () => {
  it.each([
    ['http://localhost:9090/prom', 9090],
    ['http://127.0.0.1', 80],
    ['https://[::1]', 443],
    ['http://0.0.0.0:9091', 9091],
    ['http://prometheus.example:9090', undefined],
    ['http://127.example:9090', undefined],
  ])('returns the local port of %s', (url, port) => {
    expect(portHere(new URL(url))).toBe(port);
  });
});

describe('withoutCredentials', () => {
  it('removes user and password', () => {
    expect(withoutCredentials(new URL('https://user:secret@example.org/prom/'))).toBe('https://example.org/prom');
  });
});
