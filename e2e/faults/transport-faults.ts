import { JSON_TYPE, type Fault } from './fault';

const LOGIN =
  '<!doctype html><html><head><title>Sign in</title></head><body><form method="post" action="/login"><input type="password" name="password"></form></body></html>';

/** Interval between two bytes of a trickling response: no pause is long, but the response never ends. */
const BYTE_INTERVAL_MS = 100;

/** Faults of the connection: other pages instead of the response, and connections that break, stall or trickle. */
export const TRANSPORT_FAULTS: readonly Fault[] = [
  {
    name: 'a login page with 200',
    effect: 'signed out',
    says: /Signed out/,
    answer: (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(LOGIN),
  },
  {
    name: 'a redirect to a login page',
    effect: 'signed out',
    says: /Signed out/,
    answer: (response) => void response.writeHead(302, { location: '/login' }).end(),
  },
  {
    name: 'a redirect to another origin',
    effect: 'signed out',
    says: /Signed out|redirect/,
    answer: (response) => void response.writeHead(302, { location: 'https://login.invalid/authorize' }).end(),
  },
  {
    name: 'an unrelated web page',
    effect: 'failure',
    says: /web page instead of data/,
    answer: (response) =>
      void response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>It works!</body></html>'),
  },
  {
    name: 'closed without a response',
    effect: 'failure',
    says: /cannot be reached/,
    answer: (response) => void response.socket?.destroy(),
  },
  {
    name: 'reset',
    effect: 'failure',
    says: /cannot be reached/,
    answer: (response) => void response.socket?.resetAndDestroy(),
  },
  {
    name: 'cut in the middle',
    effect: 'failure',
    says: /broke off|cut off/,
    async answer(response, upstream) {
      const body = await upstream();
      response.writeHead(200, { ...JSON_TYPE, 'content-length': Buffer.byteLength(body) });
      response.write(body.slice(0, body.length / 2), () => response.socket?.destroy());
    },
  },
  {
    name: 'hanging before the response',
    effect: 'failure',
    says: /No answer within|in time/,
    answer: () => undefined,
  },
  {
    name: 'hanging during the response',
    effect: 'failure',
    says: /No answer within|in time/,
    async answer(response, upstream) {
      const body = await upstream();
      response.writeHead(200, { ...JSON_TYPE, 'content-length': Buffer.byteLength(body) });
      response.write(body.slice(0, body.length / 2));
    },
  },
  {
    name: 'trickling',
    effect: 'failure',
    says: /No answer within|in time/,
    async answer(response, upstream) {
      const body = await upstream();
      // Aborted before its first byte: no close event will follow, and a timer would keep the process running.
      if (response.destroyed) return;
      response.writeHead(200, JSON_TYPE);
      let sent = 0;
      const timer = setInterval(() => response.write(body[sent++] ?? ' '), BYTE_INTERVAL_MS);
      response.once('close', () => clearInterval(timer));
    },
  },
];
