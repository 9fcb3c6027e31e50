import { describe, expect, it, test } from 'vitest';
import { PrometheusError, type PrometheusErrorKind } from '@/prometheus/prometheus-error';
import type { Outcome } from './connection-attempt';
import { connectionAdvice } from './connection-advice';
import type { ConnectionCheck } from './connection-check';

const advice = (
  kind: PrometheusErrorKind,
  url: string,
  pageUrl: string,
  {
    status = 0,
    isTooSlow = false,
    check = null,
  }: { status?: number; isTooSlow?: boolean; check?: ConnectionCheck | null } = {},
) =>
  connectionAdvice({
    error: new PrometheusError(kind, 'No.', { status, isTooSlow }),
    server: { name: 'prod', url },
    isOneOfMany: false,
    pageUrl,
    check,
  });

const tried = (...outcomes: Outcome[]): ConnectionCheck => ({
  attempts: outcomes.map((outcome) => ({ method: 'GET', url: 'http://prom:9090', outcome })),
  found: null,
});

describe('a server that cannot be reached', () => {
  it('is first asked for by hand, at its own address with its prefix', () => {
    expect(advice('unreachable', 'http://prom:9090/prom/', 'http://prom:9090/prom/user/')).toEqual([
      { text: 'Does Prometheus listen at http://prom:9090?', code: 'curl http://prom:9090/prom/-/ready' },
    ]);
  });

  it('is named absolutely where it is configured relatively to the page', () => {
    expect(advice('unreachable', '../', 'http://ops.example/vigie/')[0]?.code).toBe('curl http://ops.example/-/ready');
  });

  it.each([
    ['of another origin: CORS', 'http://prom:9090', 'http://ops.example/', ['listen', "allow this page's origin"]],
    [
      'over http from an https page: mixed content',
      'http://prom:9090',
      'https://ops.example/',
      ['may not ask a server over http', 'config.json', 'over https'],
    ],
    [
      'over https of another origin: CORS and the certificate',
      'https://prom.example',
      'http://ops.example/',
      ['listen', "allow this page's origin", 'certificate'],
    ],
    [
      'over https of the same origin: the certificate',
      'https://ops.example/prom',
      'https://ops.example/',
      ['listen', 'certificate'],
    ],
  ])('%s', (_, server, page, expected) => {
    const steps = advice('unreachable', server, page);
    expect(steps).toHaveLength(expected.length);
    for (const [i, part] of expected.entries()) expect(steps[i]?.text).toContain(part);
  });

  it('is told apart from one that forbids reading by whether anything answers there', () => {
    expect(
      advice('unreachable', 'http://prom:9090', 'http://ops.example/', {
        check: tried({ kind: 'nothing' }, { kind: 'opaque' }),
      }),
    ).toEqual([
      { text: expect.stringContaining("allow this page's origin"), code: "--web.cors.origin='http://ops\\.example'" },
    ]);
    const silent = advice('unreachable', 'http://prom:9090', 'http://ops.example/', {
      check: tried({ kind: 'nothing' }, { kind: 'nothing' }),
    });
    expect(silent.map(({ text }) => text)).toEqual(['Does Prometheus listen at http://prom:9090?']);
  });

  it('behind a proxy that answers is looked for behind it', () => {
    expect(advice('unreachable', '/', 'http://ops.example/', { status: 502 })).toEqual([
      { text: expect.stringContaining('The proxy answers'), code: 'curl http://ops.example/-/ready' },
    ]);
  });
});

describe('a server behind a proxy that says where it asks', () => {
  const behind = (kind: PrometheusErrorKind, status: number, upstream = 'http://prom:9090/p/') =>
    connectionAdvice({
      error: new PrometheusError(kind, 'No.', { status }),
      server: { name: 'prod', url: './', upstream },
      isOneOfMany: false,
      pageUrl: 'http://127.0.0.1:9090/',
      check: null,
    });

  it.each([
    ['does not answer', 'unreachable', 502, ['curl http://prom:9090/p/-/ready']],
    ['wants a password', 'unauthorized', 401, ['curl -i http://prom:9090/p/api/v1/query?query=up']],
    [
      'is something else',
      'malformed',
      200,
      ['curl http://prom:9090/p/api/v1/query?query=up', undefined, 'http://prom:9090/select/0/prometheus'],
    ],
  ] as const)('is named by its own address where it %s', (_, kind, status, codes) => {
    const steps = behind(kind, status);
    expect(steps.map(({ code }) => code)).toEqual(codes);
    expect(steps[0]?.text).toContain('http://prom:9090/p');
  });

  it('is not to blame where the proxy itself is silent', () => {
    expect(behind('unreachable', 0)[0]?.code).toBe('curl http://127.0.0.1:9090/-/ready');
  });

  it('is left alone where the API was found at another path of the proxy', () => {
    const check = { ...tried({ kind: 'other', status: 404 }), found: 'http://127.0.0.1:9090/prom' };
    const error = new PrometheusError('malformed', 'No.', { status: 404 });
    const [first] = connectionAdvice({
      error,
      server: { name: 'prod', url: './', upstream: 'http://prom:9090' },
      isOneOfMany: false,
      pageUrl: 'http://127.0.0.1:9090/',
      check,
    });
    expect(first?.code).toBe('"servers": [{"name":"prod","url":"http://127.0.0.1:9090/prom"}]');
  });

  it('may be named relatively to the page', () => {
    expect(behind('unreachable', 502, '/prom')[0]?.code).toBe('curl http://127.0.0.1:9090/prom/-/ready');
  });

  it('gives the usual advice where the address is not why', () => {
    expect(behind('overloaded', 503)).toEqual([{ text: expect.stringContaining('starting') }]);
    expect(behind('malformed', 500)).toEqual([expect.objectContaining({ text: expect.stringContaining('the log') })]);
  });
});

test('mixed content is mended by a path of the page’s own server, which is spelled out', () => {
  const steps = advice('unreachable', 'http://prom:9090', 'https://ops.example/');
  expect(steps.map(({ code }) => code)).toEqual([
    'location /prometheus/ { proxy_pass http://prom:9090/; }',
    '"servers": [{"name":"prod","url":"https://ops.example/prometheus"}]',
    undefined,
  ]);
});

test('the entry of one server of several leaves the others in the file', () => {
  const error = new PrometheusError('unauthorized', 'No.', { status: 401 });
  const [, proxied] = connectionAdvice({
    error,
    server: { name: 'prod', url: 'https://prom.example' },
    isOneOfMany: true,
    pageUrl: 'https://ops.example/',
    check: null,
  });
  expect(proxied?.code).toBe('{"name":"prod","url":"https://ops.example/prometheus"}');
});

test('a server that neither refuses nor answers may be behind a firewall', () => {
  expect(
    advice('unreachable', 'http://prom:9090', 'http://prom:9090/', {
      check: tried({ kind: 'late' }, { kind: 'late' }),
    }),
  ).toEqual([{ text: expect.stringContaining('firewall'), code: 'curl http://prom:9090/-/ready' }]);
});

test('a signed-out page is told where to sign in, and what to write where credentials never reach', () => {
  const [signIn, proxied] = advice('unauthorized', 'https://prom.example', 'https://ops.example/', { status: 401 });
  expect(signIn).toEqual({ text: expect.stringContaining('every 30 seconds'), link: 'https://prom.example' });
  expect(proxied).toEqual({
    text: expect.stringContaining('no credentials across origins'),
    code: '"servers": [{"name":"prod","url":"https://ops.example/prometheus"}]',
  });
  expect(advice('unauthorized', '/', 'https://ops.example/', { status: 401 })[1]?.code).toBe(
    'curl -i https://ops.example/api/v1/query?query=up',
  );
});

test.each([undefined, 'https://mimir:8080/prometheus'])(
  'who asks for a tenant is not mended by signing in, whether a proxy is in between or not (%s)',
  (upstream) => {
    const error = new PrometheusError('unauthorized', 'Access refused (401 Unauthorized): no org id', { status: 401 });
    const server = { name: 'prod', url: './', ...(upstream === undefined ? {} : { upstream }) };
    expect(
      connectionAdvice({ error, server, isOneOfMany: false, pageUrl: 'https://ops.example/', check: null }),
    ).toEqual([
      {
        text: expect.stringContaining('several tenants'),
        code: '"servers": [{"name":"prod","url":"./","tenant":"NAME"}]',
      },
    ]);
  },
);

test('a 403 is not mended by signing in', () => {
  const [first] = advice('unauthorized', '/', 'https://ops.example/', { status: 403 });
  expect(first).toEqual({ text: expect.stringContaining('has to let this page read') });
});

describe('an answer that is not the API', () => {
  it('is not traced to the address where the server says that it failed', () => {
    expect(advice('malformed', 'http://prom:9090', 'http://ops.example/', { status: 500 })).toEqual([
      {
        text: expect.stringContaining('the log of the proxy'),
        code: 'curl -i http://prom:9090/api/v1/query?query=up',
      },
    ]);
  });

  it('is traced to a prefix, a sign-in page or a path of another product', () => {
    const [prefix, signIn, victoria] = advice('malformed', 'https://prom.example/p/', 'https://ops.example/', {
      status: 200,
    });
    expect(prefix).toEqual({
      text: expect.stringContaining('--web.route-prefix'),
      code: 'curl https://prom.example/p/api/v1/query?query=up',
    });
    expect(signIn?.text).toContain('sign in');
    expect(victoria?.code).toBe('"servers": [{"name":"prod","url":"https://prom.example/select/0/prometheus"}]');
  });

  it.each([
    ['http://prom:9090/prometheus', 'another path'],
    ['http://prom:9090/select/0/prometheus', 'VictoriaMetrics'],
  ])('is mended by the address that was found: %s', (found, said) => {
    const steps = advice('malformed', 'http://prom:9090', 'http://ops.example/', {
      status: 404,
      check: { ...tried({ kind: 'other', status: 404 }), found },
    });
    expect(steps).toEqual([
      { text: expect.stringContaining(said), code: `"servers": [{"name":"prod","url":"${found}"}]` },
    ]);
  });
});

test('an overloaded server may only be starting', () => {
  expect(advice('overloaded', '/', 'http://ops.example/', { status: 503 })).toEqual([
    { text: expect.stringContaining('starting') },
  ]);
  expect(advice('overloaded', '/', 'http://ops.example/', { status: 429 })).toEqual([
    { text: expect.stringContaining('wait for a moment') },
  ]);
  expect(advice('overloaded', '/', 'http://ops.example/', { status: 503, isTooSlow: true })).toEqual([
    { text: expect.stringContaining('--query.timeout') },
  ]);
});

test('a refusal is left to the words of the server', () => {
  expect(advice('rejected', '/', 'http://ops.example/', { status: 422 })).toEqual([
    { text: expect.stringContaining('its own words') },
  ]);
  expect(advice('rejected', '/', 'http://ops.example/', { status: 414 })).toEqual([
    { text: expect.stringContaining('Let POST through'), code: 'large_client_header_buffers 4 64k;' },
  ]);
});

test('an address that is none is the only thing to look at', () => {
  expect(advice('unreachable', 'ftp://prom', 'http://ops.example/')).toEqual([
    { text: expect.stringContaining('“ftp://prom” is not an address') },
  ]);
});
