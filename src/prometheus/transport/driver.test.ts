import { createServer, type IncomingMessage, type Server as HttpServer, type ServerResponse } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { PrometheusError } from '@/prometheus/prometheus-error';
import badExpression from '@/prometheus/recorded/bad-expression.json';
import rangeMatrix from '@/prometheus/recorded/range-matrix.json';
import rulesAlert from '@/prometheus/recorded/rules-alert.json';
import targets from '@/prometheus/recorded/targets.json';
import { createServerClock } from '@/prometheus/server/clock';
import { createDriver, type Driver } from './driver';

type Seen = {
  method: string;
  path: string;
  query: URLSearchParams;
  form: URLSearchParams;
  headers: IncomingMessage['headers'];
};

const PAGE = 'http://page.example/';
const RANGE = { start: 100, end: 120, step: 10 };
const VECTOR =
  '{"status":"success","data":{"resultType":"vector","result":[{"metric":{"a":"b"},"value":[100,"+Inf"]}]},"warnings":["partial"],"infos":["note"]}';

let server: HttpServer | undefined;
const signal = () => new AbortController().signal;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server that answers with `answer` and a driver for it; what was asked is collected in `seen`. */
async function serve(
  answer: (seen: Seen, response: ServerResponse) => void,
  tenant?: string,
): Promise<{ driver: Driver; seen: Seen[]; url: string }> {
  const seen: Seen[] = [];
  const listening = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', PAGE);
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      const one = {
        method: request.method ?? '',
        path: url.pathname,
        query: url.searchParams,
        form,
        headers: request.headers,
      };
      seen.push(one);
      answer(one, response);
    });
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/prom/`;
  const configured = { name: 'main', url, alertmanagers: [], ...(tenant === undefined ? {} : { tenant }) };
  return { driver: createDriver(configured, PAGE, createServerClock()), seen, url };
}

const errorOf = async (promise: Promise<unknown>): Promise<PrometheusError> => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof PrometheusError) return error;
  throw new Error(`Not a PrometheusError: ${String(error)}`);
};

test('giving up is left to whoever asks: the library would do so after ten seconds, before the deadline of a large service', async () => {
  const timeout = vi.spyOn(AbortSignal, 'timeout');
  const { driver } = await serve((_, response) => response.end(VECTOR));
  await driver.instantQuery('up', null, signal());
  expect(timeout.mock.calls).toEqual([[60_000]]);
  timeout.mockRestore();
});

test('a query is posted as a form, without a header that would need a preflight', async () => {
  const { driver, seen } = await serve((_, response) => response.end(VECTOR));
  const answer = await driver.instantQuery('up{a="ü&"}', 1234.5, signal());
  expect(seen[0]).toMatchObject({ method: 'POST', path: '/prom/api/v1/query' });
  expect(Object.fromEntries(seen[0]?.form ?? [])).toEqual({
    query: 'up{a="ü&"}',
    time: '1234.5',
    stats: 'true',
    nocache: '1',
  });
  expect(seen[0]?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
  expect(Object.keys(seen[0]?.headers ?? {}).filter((name) => /^x-|authorization|cookie/.test(name))).toEqual([]);
  expect(answer).toMatchObject({ kind: 'instant', time: 1234.5, notices: { warnings: ['partial'], infos: ['note'] } });
  expect(answer.samples[0]).toMatchObject({ value: Number.POSITIVE_INFINITY, time: 100 });
});

test('what is asked before the clock of the server is known leaves the time to the server', async () => {
  const { driver, seen } = await serve((_, response) =>
    response.writeHead(200, { date: new Date(100_000).toUTCString() }).end(VECTOR),
  );
  const answer = await driver.instantQuery('up', null, signal());
  expect(Object.fromEntries(seen[0]?.form ?? [])).toEqual({ query: 'up', stats: 'true', nocache: '1' });
  expect(Math.abs(answer.time - 100)).toBeLessThan(60);
  expect(answer.samples[0]?.time).toBe(100);
});

test('a recorded range query keeps its series, samples and cost', async () => {
  const { driver, seen } = await serve((_, response) => response.end(rangeMatrix.body));
  const range = { start: Number(rangeMatrix.request.start), end: Number(rangeMatrix.request.end), step: 2 };
  const before = performance.now();
  const answer = await driver.rangeQuery(rangeMatrix.request.query, range, signal());
  expect(answer.cost.tookMs).toBeGreaterThan(0);
  expect(answer.cost.tookMs).toBeLessThanOrEqual(performance.now() - before);
  expect(Object.fromEntries(seen[0]?.form ?? [])).toMatchObject({
    start: rangeMatrix.request.start,
    end: rangeMatrix.request.end,
    step: '2',
  });
  expect(answer.range).toEqual(range);
  expect(answer.series.length).toBe(JSON.parse(rangeMatrix.body).data.result.length);
  expect(answer.cost.samples).toBeGreaterThan(0);
  expect(answer.cost.seconds).toBeGreaterThan(0);
});

test('what of an answer could not be shown is told beside what the server says', async () => {
  const answerOf = (resultType: string, result: unknown) =>
    JSON.stringify({ status: 'success', data: { resultType, result }, warnings: ['partial'] });
  const { driver } = await serve(({ path }, response) =>
    response.end(
      path.endsWith('_range')
        ? answerOf('matrix', [
            {
              metric: {},
              values: [
                [5, '1'],
                [100, '1'],
              ],
            },
          ])
        : answerOf('string', [100, 'a']),
    ),
  );
  expect((await driver.rangeQuery('a', RANGE, signal())).notices.warnings).toEqual([
    'partial',
    'Dropped 1 sample outside of the range that was asked for.',
  ]);
  expect((await driver.instantQuery('"a"', 100, signal())).notices.warnings).toEqual([
    'partial',
    'The expression gives a text, not numbers.',
  ]);
});

test('nothing comes from the cache of the browser: an old answer must not look like a new one', async () => {
  const { driver } = await serve(({ path }, response) =>
    response.end(path.endsWith('/targets') ? targets.body : VECTOR),
  );
  const sent = vi.spyOn(globalThis, 'fetch');
  await driver.probe(signal());
  await driver.targets(signal());
  expect(sent.mock.calls.map(([, init]) => [init?.method, init?.cache])).toEqual([
    ['POST', 'no-store'],
    ['GET', 'no-store'],
  ]);
  sent.mockRestore();
});

test('a tenant is named in a header only where one is configured', async () => {
  const { driver, seen } = await serve((_, response) => response.end(VECTOR), 'team-a');
  await driver.probe(signal());
  expect(seen[0]?.headers['x-scope-orgid']).toBe('team-a');
});

test('a gateway that lets only GET through is asked that way', async () => {
  const { driver, seen } = await serve(({ method }, response) =>
    response.writeHead(method === 'POST' ? 405 : 200).end(VECTOR),
  );
  await driver.instantQuery('up', 5, signal());
  await driver.instantQuery('up', 6, signal());
  expect(seen.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
  expect(seen[1]?.query.get('query')).toBe('up');
});

test.each([301, 302, 303, 307, 308])(
  'a question that is sent on with %d arrives, also where what was posted is left behind',
  async (status) => {
    const { driver, seen } = await serve(({ path, query, form }, response) => {
      if (!path.startsWith('/prom/moved/'))
        response
          .writeHead(status, {
            location: `/prom/moved${path.slice('/prom'.length)}${query.size > 0 ? `?${query}` : ''}`,
          })
          .end();
      else if ((query.get('query') ?? form.get('query')) === null) response.writeHead(400).end(badExpression.body);
      else response.end(VECTOR);
    });
    for (const time of [5, 6]) expect((await driver.instantQuery('up', time, signal())).samples).toHaveLength(1);
    // Twice each, because a browser does not say where to: once to learn that it is sent on, once to go there.
    expect(seen.filter(({ path }) => !path.startsWith('/prom/moved/')).map(({ method }) => method)).toEqual(
      status > 303 ? ['POST', 'POST', 'POST', 'POST'] : ['POST', 'POST', 'GET', 'GET', 'GET', 'GET'],
    );
  },
);

test('a server that does not allow a part of its API is asked queries as before', async () => {
  const { driver, seen } = await serve(({ path }, response) =>
    response.writeHead(path.endsWith('/targets') ? 405 : 200).end(VECTOR),
  );
  await expect(driver.targets(signal())).rejects.toMatchObject({ status: 405 });
  await driver.instantQuery('up', 5, signal());
  expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /prom/api/v1/targets',
    'POST /prom/api/v1/query',
  ]);
});

test('rules are asked by type, and their alerts come with them', async () => {
  const { driver, seen } = await serve((_, response) => response.end(rulesAlert.body));
  const { rules, alerts } = await driver.rules(signal());
  expect(seen[0]).toMatchObject({ method: 'GET', path: '/prom/api/v1/rules' });
  expect(seen[0]?.query.get('type')).toBe('alert');
  expect(rules).not.toHaveLength(0);
  expect(alerts).toEqual(rules?.flatMap((rule) => rule.alerts));
});

test('without a rules API the alerts are asked alone, and nobody claims to know the rules', async () => {
  const { driver } = await serve(({ path }, response) =>
    path.endsWith('/rules')
      ? response.writeHead(404).end('404 page not found')
      : response.end('{"status":"success","data":{"alerts":[]}}'),
  );
  expect(await driver.rules(signal())).toMatchObject({ rules: null, alerts: [] });
});

test('who announces a metric is asked of one target of a job, or of all targets', async () => {
  const { driver, seen } = await serve((_, response) =>
    response.end('{"status":"success","data":[{"target":{"job":"b"}},{"target":{"job":"b"}}]}'),
  );
  expect(await driver.announcers('failures_total', 'b', signal())).toEqual(['b']);
  expect(await driver.announcers('failures_total', null, signal())).toEqual(['b']);
  expect(new Set(seen.map(({ path }) => path))).toEqual(new Set(['/prom/api/v1/targets/metadata']));
  expect(seen.map(({ query }) => Object.fromEntries(query))).toEqual([
    { match_target: '{job="b"}', metric: 'failures_total', limit: '1' },
    { match_target: '', metric: 'failures_total' },
  ]);
});

test.each([
  ['somebody, where one does', '{"failures_total":[{"type":"counter"}]}', 'not told'],
  ['nobody, where none does', '{}', []],
])('of a server that does not know its targets it is %s', async (_, data, expected) => {
  const { driver } = await serve(
    ({ path }, response) =>
      void (path.endsWith('/targets/metadata')
        ? response.writeHead(404).end()
        : response.end(`{"status":"success","data":${data}}`)),
  );
  expect(await driver.announcers('failures_total', 'a', signal())).toEqual(expected);
});

test('an outage is not taken for a missing rules API', async () => {
  const { driver, seen } = await serve((_, response) => response.writeHead(503).end());
  expect(await errorOf(driver.rules(signal()))).toMatchObject({ kind: 'overloaded' });
  expect(seen).toHaveLength(1);
});

test('only active targets are asked for, under the name that the API knows', async () => {
  const { driver, seen } = await serve((_, response) => response.end(targets.body));
  expect(await driver.targets(signal(), 'gone')).toHaveLength(1);
  expect(Object.fromEntries(seen[0]?.query ?? [])).toEqual({ state: 'active', scrapePool: 'gone' });
});

test('label values are bounded, and no label name leaves its place in the path', async () => {
  const { driver, seen } = await serve((_, response) => response.end('{"status":"success","data":["a"]}'));
  await driver.labelValues('../../-/quit', [{ name: 'job', op: '=', value: 'x' }], { start: 10, end: 20 }, signal());
  await driver.metricNames([], { start: 10, end: 20 }, signal());
  expect(seen[0]?.path).toBe('/prom/api/v1/label/..%2F..%2F-%2Fquit/values');
  expect([...(seen[0]?.query ?? [])]).toEqual([
    ['match[]', '{job="x"}'],
    ['start', '10'],
    ['end', '20'],
  ]);
  expect([...(seen[1]?.query ?? [])]).toEqual([
    ['start', '10'],
    ['end', '20'],
  ]);
});

const FAULTS: [string, (response: ServerResponse) => void, PrometheusError['kind'], RegExp][] = [
  ['a login page', (to) => to.end('<html>Sign in</html>'), 'unauthorized', /^Signed out/],
  ['an empty body', (to) => to.end(), 'malformed', /empty answer/],
  ['nothing at all', (to) => to.writeHead(204).end(), 'malformed', /empty answer \(status 204\)/],
  ['cut JSON', (to) => to.end(VECTOR.slice(0, 40)), 'malformed', /cut off/],
  [
    'a body that breaks off',
    (to) => to.writeHead(200, { 'content-length': '999' }).write('{"sta', () => to.destroy()),
    'malformed',
    /broke off/,
  ],
  [
    'damaged compression',
    (to) => to.writeHead(200, { 'content-encoding': 'gzip' }).end('this is no gzip'),
    'malformed',
    /broke off/,
  ],
  ['data that is null', (to) => to.end('{"status":"success","data":null}'), 'malformed', /not the Prometheus API/],
  ['a vector for a range', (to) => to.end(VECTOR), 'malformed', /not the Prometheus API/],
  [
    'an error with a good status',
    (to) => to.end('{"status":"error","errorType":"bad_data","error":"no"}'),
    'rejected',
    /^no$/,
  ],
  ['401', (to) => to.writeHead(401).end(), 'unauthorized', /401 Unauthorized/],
  [
    '422',
    (to) => to.writeHead(422).end('{"status":"error","errorType":"execution","error":"bad match"}'),
    'rejected',
    /^bad match$/,
  ],
  ['429', (to) => to.writeHead(429, { 'retry-after': '7' }).end('slow down'), 'overloaded', /slow down/],
  ['502 in HTML', (to) => to.writeHead(502).end('<html>nginx</html>'), 'unreachable', /502 Bad Gateway/],
  [
    'a redirect that leads nowhere',
    (to) => to.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    'unauthorized',
    /Signed out.*elsewhere/,
  ],
  ['a closed connection', (to) => to.destroy(), 'unreachable', /cannot be reached/],
];

test.each(FAULTS)('%s has a kind and a sentence', async (_, fault, kind, sentence) => {
  const { driver } = await serve((__, response) => fault(response));
  const error = await errorOf(driver.rangeQuery('up', RANGE, signal()));
  expect(error).toMatchObject({ kind, message: expect.stringMatching(sentence) });
  expect(error.message).not.toMatch(/Unexpected|undefined|\[object|NaN/);
});

test('the wait that a server asks for reaches the caller', async () => {
  const { driver } = await serve((_, response) => response.writeHead(429, { 'retry-after': '7' }).end());
  expect(await errorOf(driver.probe(signal()))).toMatchObject({ retryAfter: 7, status: 429 });
});

test('a caller that gives up gets its own reason, and the server sees the connection close', async () => {
  const controller = new AbortController();
  const reason = new PrometheusError('unreachable', 'No answer within 1 s.');
  let close: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => (close = resolve));
  const { driver } = await serve((_, response) => {
    response.on('close', close);
    controller.abort(reason);
  });
  await expect(driver.probe(controller.signal)).rejects.toBe(reason);
  await closed;
});

test('a request that is given up beforehand is never sent', async () => {
  const { driver, seen } = await serve((_, response) => response.end(VECTOR));
  await expect(driver.probe(AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  expect(seen).toEqual([]);
});

test('an address that cannot be one is told, not thrown while rendering', async () => {
  const driver = createDriver({ name: 'x', url: 'file:///etc', alertmanagers: [] }, PAGE, createServerClock());
  expect((await errorOf(driver.probe(signal()))).message).toContain('"file:///etc" is not an address of the web');
});

test('the clock learns nothing from what a cache on the way may have kept', async () => {
  const clock = createServerClock();
  const { url } = await serve((_, response) =>
    response
      .writeHead(200, { date: new Date(Date.now() - 60_000).toUTCString() })
      .end('{"status":"success","data":{"groups":[]}}'),
  );
  await createDriver({ name: 'x', url, alertmanagers: [] }, PAGE, clock).rules(signal());
  expect(clock.skew()).toBeNull();
});

test('without a date the clock learns from when the server evaluated what is asked of now, and from nothing that was asked of another time', async () => {
  const clock = createServerClock();
  const { url } = await serve((_, response) => {
    response.sendDate = false;
    response.end(
      `{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[${Date.now() / 1000 + 7200},"1"]}]}}`,
    );
  });
  const driver = createDriver({ name: 'x', url, alertmanagers: [] }, PAGE, clock);
  await driver.instantQuery('up', Date.now() / 1000, signal());
  expect(clock.skew()).toBeNull();
  const { notices, time } = await driver.instantQuery('up', null, signal());
  expect(Math.abs((clock.skew() ?? 0) - 7200)).toBeLessThan(2);
  expect(notices.warnings).toEqual([]);
  expect(Math.abs(time - Date.now() / 1000 - 7200)).toBeLessThan(2);
});

/** An answer of a proxy whose clock is an hour slow, to a question about now. */
const ofSlowProxy = (response: ServerResponse, age = 0) =>
  response
    .writeHead(200, { date: new Date(Date.now() - 3_600_000).toUTCString(), age: String(age) })
    .end(
      `{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[${Date.now() / 1000},"1"]}]}}`,
    );

test('when the server itself evaluated what was posted wins over the date of a proxy', async () => {
  const clock = createServerClock();
  const { url } = await serve((_, response) => ofSlowProxy(response));
  await createDriver({ name: 'x', url, alertmanagers: [] }, PAGE, clock).probe(signal());
  expect(Math.abs(clock.skew() ?? Number.NaN)).toBeLessThan(1);
  expect(clock.dateError()).toBeCloseTo(-3600, -0.5);
});

test('of what was not posted the date counts: a cache may have kept what names no time', async () => {
  const clock = createServerClock();
  const { url } = await serve(({ method }, response) =>
    method === 'POST' ? response.writeHead(405).end() : ofSlowProxy(response),
  );
  await createDriver({ name: 'x', url, alertmanagers: [] }, PAGE, clock).probe(signal());
  expect(clock.skew()).toBeCloseTo(-3600, -0.5);
});

test('a date tells nothing where a cache says that it has kept the answer', async () => {
  const clock = createServerClock();
  const { url } = await serve((_, response) => ofSlowProxy(response, 3600));
  await createDriver({ name: 'x', url, alertmanagers: [] }, PAGE, clock).instantQuery('up', 5, signal());
  expect(clock.skew()).toBeNull();
});

test('the clock learns from answers and from refusals', async () => {
  const clock = createServerClock();
  const { url } = await serve((_, response) =>
    response.writeHead(400, { date: new Date(Date.now() - 3_600_000).toUTCString() }).end(),
  );
  await errorOf(createDriver({ name: 'x', url, alertmanagers: [] }, PAGE, clock).probe(signal()));
  expect(clock.skew()).toBeCloseTo(-3600, -0.5);
});
