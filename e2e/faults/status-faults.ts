import type { Effect, Fault } from './fault';
import { JSON_TYPE } from './fault';

const REASONS: Readonly<Record<number, string>> = {
  400: 'bad_data',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  408: 'timeout',
  413: 'too_large',
  422: 'execution',
  429: 'too_many_requests',
  500: 'internal',
  502: 'bad_gateway',
  503: 'unavailable',
  504: 'gateway_timeout',
};

/** A text that can only come from the server. */
const SENTENCE = 'the server says why: stone 7 is loose';

type Body = 'JSON' | 'HTML' | 'an empty body';

function bodyOf(status: number, body: Body): string {
  switch (body) {
    case 'JSON':
      return JSON.stringify({ status: 'error', errorType: REASONS[status], error: SENTENCE });
    case 'HTML':
      return `<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center><hr><center>nginx</center></body></html>`;
    case 'an empty body':
      return '';
  }
}

const TYPES: Readonly<Record<Body, Record<string, string>>> = {
  JSON: JSON_TYPE,
  HTML: { 'content-type': 'text/html' },
  'an empty body': {},
};

function statusFault(status: number, body: Body): Fault {
  const effect: Effect = status === 401 || status === 403 ? 'signed out' : 'failure';
  return {
    name: `${status} with ${body}`,
    effect,
    // The server's message, or the status code with its reason phrase, because panels are full of numbers. From some
    // statuses of /rules the page concludes that the server has no such endpoint.
    says: new RegExp(`${body === 'JSON' ? 'stone 7 is loose|' : ''}${status} [A-Z]|does not list rules`),
    answer: (response) => void response.writeHead(status, TYPES[body]).end(bodyOf(status, body)),
  };
}

/** Every status of proxies and Prometheus, each with every kind of body. */
export const STATUS_FAULTS: readonly Fault[] = [
  ...Object.keys(REASONS).flatMap((status) =>
    (['JSON', 'HTML', 'an empty body'] as const).map((body) => statusFault(Number(status), body)),
  ),
  {
    name: 'Prometheus is starting',
    effect: 'failure',
    says: /starting/,
    answer: (response) => void response.writeHead(503, { 'content-type': 'text/plain' }).end('Service Unavailable'),
  },
  {
    name: '429 with Retry-After',
    effect: 'failure',
    says: /429 [A-Z]/,
    answer: (response) => void response.writeHead(429, { 'retry-after': '1' }).end(),
  },
  {
    name: 'an error with status 200',
    effect: 'failure',
    says: /stone 7 is loose/,
    answer: (response) =>
      void response
        .writeHead(200, JSON_TYPE)
        .end(JSON.stringify({ status: 'error', errorType: 'internal', error: SENTENCE })),
  },
  {
    name: 'the API is missing',
    effect: 'failure',
    says: /404 [A-Z]|does not list rules/,
    answer: (response) => void response.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found\n'),
  },
];
