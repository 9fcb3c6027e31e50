import { describe, expect, it, test } from 'vitest';
import { PrometheusError, type PrometheusErrorKind } from '@/prometheus/prometheus-error';
import { connectionAdvice } from './connection-advice';

const advice = (kind: PrometheusErrorKind, server: string, page: string, status = 0) => connectionAdvice(new PrometheusError(kind, 'No.', { status }), server, page);

describe('a server that cannot be reached', () => {
  it('is first asked for by hand, at its own address with its prefix', () => {
    expect(advice('unreachable', 'http://prom:9090/prom/', 'http://prom:9090/prom/user/')).toEqual([
      'Does Prometheus listen at http://prom:9090? curl http://prom:9090/prom/-/ready tells.',
    ]);
  });

  it('is named absolutely where it is configured relatively to the page', () => {
    expect(advice('unreachable', '../', 'http://ops.example/vigie/')).toEqual(['Does Prometheus listen at http://ops.example? curl http://ops.example/-/ready tells.']);
  });

  it.each([
    ['of another origin: CORS', 'http://prom:9090', 'http://ops.example/', ['-/ready', '--web.cors.origin must match http://ops.example']],
    ['over http from an https page: mixed content and CORS', 'http://prom:9090', 'https://ops.example/', ['-/ready', 'may not ask a server over http', '--web.cors.origin']],
    ['over https of another origin: CORS and the certificate', 'https://prom.example', 'http://ops.example/', ['-/ready', '--web.cors.origin', 'certificate']],
    ['over https of the same origin: the certificate', 'https://ops.example/prom', 'https://ops.example/', ['-/ready', 'certificate']],
  ])('%s', (_, server, page, expected) => {
    const steps = advice('unreachable', server, page);
    expect(steps).toHaveLength(expected.length);
    for (const [i, part] of expected.entries()) expect(steps[i]).toContain(part);
  });
});

test('a signed-out page is told where to sign in and what never works across origins', () => {
  const steps = advice('unauthorized', 'https://prom.example', 'https://ops.example/', 401);
  expect(steps[0]).toContain('every 30 seconds');
  expect(steps[1]).toContain('no credentials across origins');
});

test('an answer that is not the API is traced to a prefix, a sign-in page or a path of another product', () => {
  const [prefix, signIn, victoria] = advice('malformed', 'https://prom.example/p/', 'https://ops.example/', 200);
  expect(prefix).toContain('https://prom.example/p/api/v1/query must answer JSON');
  expect(signIn).toContain('sign in');
  expect(victoria).toContain('/select/0/prometheus');
});

test('an overloaded server may only be starting', () => {
  expect(advice('overloaded', '/', 'http://ops.example/', 503)).toEqual([expect.stringContaining('starting')]);
  expect(advice('overloaded', '/', 'http://ops.example/', 429)).toEqual([expect.stringContaining('waits as told')]);
});

test('a refusal is left to the words of the server', () => {
  expect(advice('rejected', '/', 'http://ops.example/', 422)).toEqual([expect.stringContaining('its own words')]);
});

test('an address that is none is the only thing to look at', () => {
  expect(advice('unreachable', 'ftp://prom', 'http://ops.example/')).toEqual([expect.stringContaining('“ftp://prom” is not an address')]);
});
