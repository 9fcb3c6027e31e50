import { expect, test } from 'vitest';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { TransportError } from './axios-over-fetch';
import { failureOfTransport } from './transport-failure';

const ASKED = 'http://prom.example:9090/api/v1/query';
const refused = new TransportError('ERR_NETWORK', 'Failed to fetch', undefined);
const told = (url: string, pageUrl: string) => failureOfTransport(refused, url, pageUrl).message;

test.each([
  [
    'of the same origin: it is not there',
    ASKED,
    'http://prom.example:9090/page',
    'http://prom.example:9090 cannot be reached.',
  ],
  [
    'of another: or it does not allow the page',
    ASKED,
    'http://ops.example/',
    'http://prom.example:9090 cannot be reached, or does not allow this page to read from it (CORS).',
  ],
  [
    'not encrypted, asked by a page that is',
    ASKED,
    'https://ops.example/',
    'http://prom.example:9090 is not encrypted, and a page loaded over https may not read from it.',
  ],
  ['whose address nobody can take apart', '/api/v1/query', 'http://ops.example/', 'the server cannot be reached.'],
])('a server without an answer, %s', (_, url, pageUrl, sentence) => {
  expect(told(url, pageUrl)).toBe(sentence);
  expect(failureOfTransport(refused, url, pageUrl).kind).toBe('unreachable');
});

test('what was understood before is not told anew, and what nobody foresaw could not be read', () => {
  const known = new PrometheusError('rejected', 'too many');
  expect(failureOfTransport(known, ASKED, ASKED)).toBe(known);
  expect(failureOfTransport(new TransportError('ERR_CANCELED', 'canceled', undefined, known), ASKED, ASKED)).toBe(
    known,
  );
  expect(failureOfTransport(new TypeError('x is undefined'), ASKED, ASKED)).toMatchObject({
    kind: 'malformed',
    message: 'The answer could not be read.',
  });
});
