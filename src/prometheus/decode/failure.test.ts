import { expect, test } from 'vitest';
import badExpression from '@/prometheus/recorded/bad-expression.json';
import failingExpression from '@/prometheus/recorded/failing-expression.json';
import notFound from '@/prometheus/recorded/not-found.json';
import rangeTooManyPoints from '@/prometheus/recorded/range-too-many-points.json';
import { recordedAnswer } from '@/prometheus/recorded/recorded-answer';
import { failureOfStatus, placeOf } from './failure';

const failing = (status: number, body: string, headers: Record<string, string> = {}) =>
  failureOfStatus(recordedAnswer({ status, headers, body }, { url: 'http://a.example/prom/api/v1/query?query=up' }));

const error = (errorType: string, sentence: string) => JSON.stringify({ status: 'error', errorType, error: sentence });

test('recorded refusals are rejected in the words of the server', () => {
  expect(failureOfStatus(recordedAnswer(badExpression))).toMatchObject({
    kind: 'rejected',
    status: 400,
    message: 'invalid parameter "query": 1:8: parse error: unclosed left parenthesis',
  });
  expect(failureOfStatus(recordedAnswer(failingExpression))).toMatchObject({ kind: 'rejected', status: 422 });
  expect(failureOfStatus(recordedAnswer(rangeTooManyPoints)).message).toContain(
    'exceeded maximum resolution of 11,000 points',
  );
});

test('a recorded 404 without an envelope is a wrong address', () => {
  expect(failureOfStatus(recordedAnswer(notFound))).toMatchObject({
    kind: 'malformed',
    message: 'No Prometheus API at http://prometheus.example (404 Not Found): is the path of the address right?',
  });
});

test.each([
  [401, '<html>login</html>', 'unauthorized', 'Access refused (401 Unauthorized).'],
  [403, 'RBAC: access denied', 'unauthorized', 'Access refused (403 Forbidden): RBAC: access denied'],
  [429, '{"message":"slow down"}', 'overloaded', 'Too many requests (429 Too Many Requests): slow down'],
  [
    502,
    '<html><center>nginx</center></html>',
    'unreachable',
    'The proxy in front of Prometheus cannot reach it (502 Bad Gateway).',
  ],
  [504, '', 'unreachable', 'The proxy in front of Prometheus cannot reach it (504 Gateway Timeout).'],
  [503, 'Service Unavailable', 'overloaded', 'The server is starting or overloaded (503 Service Unavailable).'],
  [
    503,
    error('timeout', 'query timed out in expression evaluation'),
    'overloaded',
    'query timed out in expression evaluation',
  ],
  [
    422,
    error('execution', 'query processing would load too many samples into memory'),
    'rejected',
    'query processing would load too many samples into memory',
  ],
  [
    422,
    error('422', 'cannot select more than -search.maxSamplesPerQuery=1000000000 samples'),
    'rejected',
    'cannot select more than -search.maxSamplesPerQuery=1000000000 samples',
  ],
  [
    422,
    error('execution', 'the query exceeded the maximum number of series (limit: 100000 series)'),
    'rejected',
    'the query exceeded the maximum number of series (limit: 100000 series)',
  ],
  [422, error('422', 'cannot parse'), 'rejected', 'cannot parse'],
  [400, 'missing tenant', 'rejected', 'The server refused the request (400 Bad Request): missing tenant'],
  [
    400,
    '<html><h1>400 The plain HTTP request was sent to HTTPS port</h1></html>',
    'malformed',
    'The server answered 400 Bad Request.',
  ],
  [
    414,
    '<html><h1>414 Request-URI Too Large</h1></html>',
    'rejected',
    'The proxy in front of Prometheus takes no question this long in an address (414 URI Too Long): have it let POST through, or longer addresses. With fewer endpoints or instances chosen it is shorter.',
  ],
  [422, '', 'malformed', 'The server answered 422 Unprocessable Entity.'],
  [500, '{"code":13}', 'malformed', 'The server answered 500 Internal Server Error.'],
  [500, '{"error":"cut o', 'malformed', 'The server answered 500 Internal Server Error.'],
  [
    499,
    error('canceled', 'query was canceled in query execution'),
    'overloaded',
    'query was canceled in query execution',
  ],
  [500, error('Forbidden', 'tenant a may not read'), 'unauthorized', 'tenant a may not read'],
  [404, error('not_found', 'no such series'), 'rejected', 'no such series'],
])('%d %j is %s', (status, body, kind, message) => {
  expect(failing(status, body)).toMatchObject({ kind, message, status });
});

test('a question that the server gave up after its own time for one is told from a server that is not ready', () => {
  expect(failing(503, error('timeout', 'query timed out in expression evaluation')).isTooSlow).toBe(true);
  expect(failing(503, error('unavailable', 'TSDB not ready')).isTooSlow).toBe(false);
});

test('a server without one part of the API is not at a wrong address', () => {
  const answer = recordedAnswer(
    { status: 404, headers: {}, body: '404 page not found' },
    { url: 'http://a.example/vm/api/v1/targets?state=active' },
  );
  expect(failureOfStatus(answer).message).toBe('http://a.example/vm has no /api/v1/targets (404 Not Found).');
});

test('the server says when to come back, in seconds or by an instant of its own clock', () => {
  const date = 'Fri, 20 Nov 2026 13:04:58 GMT';
  expect(failing(429, '', { 'retry-after': '30' }).retryAfter).toBe(30);
  expect(failing(503, '', { 'retry-after': 'Fri, 20 Nov 2026 13:05:58 GMT', date }).retryAfter).toBe(60);
  expect(failing(503, '', { 'retry-after': 'Fri, 20 Nov 2026 13:04:57 GMT', date }).retryAfter).toBe(0);
  expect(failing(503, '', { 'retry-after': 'soon' }).retryAfter).toBeNull();
  expect(failing(503, '').retryAfter).toBeNull();
});

test('a server may ask to be left alone for five minutes at most, however long it says', () => {
  const date = 'Fri, 20 Nov 2026 13:04:58 GMT';
  const waits = ['300', '301', '86400', '9'.repeat(400), 'Fri, 20 Nov 2099 13:05:58 GMT'];
  expect(waits.map((wait) => failing(503, '', { 'retry-after': wait, date }).retryAfter)).toEqual([
    300, 300, 300, 300, 300,
  ]);
});

test('an expression that is too long for the server is named as that, although the server repeats all of it first, with the way out', () => {
  const words = "too long query; got 21510 bytes; mustn't exceed `-search.maxQueryLen=16384` bytes";
  const repeated = `error when executing query="sum(up{a=~"${'x|'.repeat(9000)}"})" on the time range (start=1000, end=2000, step=1000): ${words}`;
  const message = `${words}. With fewer endpoints or instances chosen it is shorter.`;
  for (const sentence of [words, repeated])
    expect(failing(422, error('422', sentence))).toMatchObject({ kind: 'rejected', message });
  const ofMimir =
    'the raw query size in bytes exceeds the limit (query size: 21510, limit: 16384) (err-mimir-max-query-expression-size-bytes). To adjust the related per-tenant limit, configure -query-frontend.max-query-expression-size-bytes, or contact your service administrator.';
  expect(failing(400, error('bad_data', ofMimir)).message).toBe(
    `${ofMimir} With fewer endpoints or instances chosen it is shorter.`,
  );
});

test('a long sentence is cut where it says least, and a page of markup is never one', () => {
  expect(
    failing(422, error('422', `error when executing query="${'x'.repeat(5000)}": cannot select more than 5 series`))
      .message,
  ).toMatch(/^error when executing query="x+…x+": cannot select more than 5 series$/);
  expect(failing(400, error('bad_data', 'x'.repeat(5000))).message).toHaveLength(300);
  expect(failing(500, '<pre>panic</pre>').message).toBe('The server answered 500 Internal Server Error.');
});

test('a place is named without query, API path and credentials', () => {
  expect(placeOf('http://user:secret@a.example/prom/api/v1/query?query=up')).toBe('http://a.example/prom');
  // The path of the API is in the address already, and stands in the question twice.
  expect(placeOf('http://a.example/api/v1/api/v1/query')).toBe('http://a.example/api/v1');
  expect(placeOf('http://a.example:9090')).toBe('http://a.example:9090');
  expect(placeOf('/relative')).toBe('the server');
});
