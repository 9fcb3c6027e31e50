import { expect, test, vi } from 'vitest';
import type { EvaluationRange } from '@/prometheus/evaluation-range';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { createConnection, type Question } from './connection';
import type { Priority } from './request-queue';

const SERVER = { name: 'main', url: 'http://prom.example', alertmanagers: [] };

const connect = () => createConnection(SERVER, 'http://page.example/');

const question = <T>(ask: Question<T>['ask'], key = 'q', deadline = 10): Question<T> => ({
  key: ['main', key],
  priority: 'visible',
  deadline,
  signal: new AbortController().signal,
  ask,
});

const fails = (error: Error) => question(() => Promise.reject(error), error.message);

test('a question is put to the driver of this server', async () => {
  await expect(connect().ask(question((driver) => Promise.resolve(driver.server.name)))).resolves.toBe('main');
});

test('equal keys at one time are one request with one answer, later ones are another', async () => {
  const connection = connect();
  let sent = 0;
  const ask = () => connection.ask(question(async () => ++sent));
  expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
  expect(await ask()).toBe(2);
});

test('a server counts as silent after two failures in a row, since the first, and as back when the probe is answered', async () => {
  const connection = connect();
  const down = new PrometheusError('unreachable', 'No answer.');
  const before = connection.clock.now();
  await expect(connection.ask(fails(down))).rejects.toBe(down);
  expect(connection.status.get().failure).toBeNull();
  await expect(connection.ask(fails(down))).rejects.toBe(down);
  const { failure, since } = connection.status.get();
  expect(failure).toBe(down);
  expect(since).toBeGreaterThanOrEqual(before);
  expect(since).toBeLessThanOrEqual(connection.clock.now());
  await connection.ask(question(() => Promise.resolve('back'), 'probe'));
  expect(connection.status.get()).toEqual({ failure: null, since: null });
});

test('an answer that was on its way when the server fell silent does not bring it back', async () => {
  const connection = connect();
  const down = new PrometheusError('unreachable', 'No answer.');
  let answer: (text: string) => void = () => undefined;
  const late = connection.ask(question(() => new Promise<string>((resolve) => (answer = resolve)), 'rules'));
  for (const key of ['query', 'targets'])
    await expect(connection.ask(question(() => Promise.reject(down), key))).rejects.toBe(down);
  answer('late');
  await expect(late).resolves.toBe('late');
  expect(connection.status.get().failure).toBe(down);
});

test('nothing is sent to a silent server but the probe: neither what waits already nor what is asked then', async () => {
  const connection = connect();
  const down = new PrometheusError('unreachable', 'No answer.');
  const sent: string[] = [];
  const ask = (key: string) =>
    connection.ask(
      question(() => {
        sent.push(key);
        return Promise.reject(down);
      }, key),
    );
  const asked = ['1', '2', '3', '4', '5', '6', '7', '8'].map((key) => expect(ask(key)).rejects.toBe(down));
  await Promise.all(asked);
  // Three at a time; the answer to the first lets the fourth go, and the one to the second says that it is the server.
  expect(sent).toEqual(['1', '2', '3', '4']);
  await expect(ask('9')).rejects.toBe(down);
  await expect(ask('probe')).rejects.toBe(down);
  expect(sent.slice(4)).toEqual(['probe']);
});

test('what is asked of another server is sent whatever this one does', async () => {
  const connection = connect();
  for (const api of ['query', 'rules']) connection.status.failed(api, new PrometheusError('unreachable', ''), 1);
  const beside = {
    key: ['main', 'silences'],
    priority: 'background',
    deadline: 10,
    signal: new AbortController().signal,
  } as const;
  await expect(connection.askBeside({ ...beside, send: () => Promise.resolve('silenced') })).resolves.toBe('silenced');
});

test('a failed request counts once, however many asked for its answer', async () => {
  const connection = connect();
  const down = new PrometheusError('unreachable', 'No answer.');
  await Promise.all([1, 2].map(() => expect(connection.ask(fails(down))).rejects.toBe(down)));
  expect(connection.status.get().failure).toBeNull();
});

test('a server that does without parts of the API is not silent', async () => {
  const connection = connect();
  const missing = new PrometheusError('malformed', 'No Prometheus API.', { status: 404 });
  for (const part of ['targets', 'alertmanagers', 'rules'])
    await expect(connection.ask(question(() => Promise.reject(missing), part))).rejects.toBe(missing);
  expect(connection.status.get().failure).toBeNull();
  for (const part of ['instant', 'range'])
    await expect(connection.ask(question(() => Promise.reject(missing), part))).rejects.toBe(missing);
  expect(connection.status.get().failure).toBe(missing);
});

test('a refusal is an answer: the server is well and says no', async () => {
  const connection = connect();
  const refused = new PrometheusError('rejected', 'parse error');
  await expect(connection.ask(fails(refused))).rejects.toBe(refused);
  await expect(connection.ask(fails(refused))).rejects.toBe(refused);
  expect(connection.status.get().failure).toBeNull();
});

test('who gives up waiting says nothing about the server', async () => {
  const connection = connect();
  for (let i = 0; i < 3; i++) {
    const leaving = new AbortController();
    const waiting = connection.ask({
      ...question(() => new Promise<never>(() => undefined), `slow ${i}`),
      signal: leaving.signal,
    });
    leaving.abort(new Error('left'));
    await expect(waiting).rejects.toThrow('left');
  }
  expect(connection.status.get().failure).toBeNull();
});

test('an answer that does not come before its deadline is a failure of the server', async () => {
  const connection = connect();
  const hang = () => connection.ask(question(() => new Promise<never>(() => undefined), 'hang', 0.01));
  await expect(hang()).rejects.toMatchObject({ kind: 'unreachable' });
  await expect(hang()).rejects.toMatchObject({ kind: 'unreachable' });
  expect(connection.status.get().failure).toMatchObject({ kind: 'unreachable' });
});

test('what each query costs the server is noted, of whatever replica', async () => {
  const answer = {
    status: 'success',
    data: {
      resultType: 'matrix',
      result: [],
      stats: { timings: { evalTotalTime: 0.25 }, samples: { totalQueryableSamples: 7 } },
    },
  };
  vi.stubGlobal('fetch', (url: string) =>
    Promise.resolve(url.startsWith(SERVER.url) ? new Response('', { status: 502 }) : Response.json(answer)),
  );
  const connection = createConnection({ ...SERVER, replicas: ['http://second.example'] }, 'http://page.example/');
  connection.spending.beginRefresh();
  await connection.ask(question((driver, signal) => driver.instantQuery('a', 5, signal)));
  await connection.ask(question((driver, signal) => driver.rangeQuery('b', { start: 15, end: 30, step: 15 }, signal)));
  connection.spending.beginRefresh();
  expect(connection.spending.get()).toMatchObject({ queries: 2, samples: 14, seconds: 0.5 });
  vi.unstubAllGlobals();
});

test('samples may come as late as the owner of the server says', async () => {
  const asked: number[] = [];
  const { columns } = createConnection({ ...SERVER, overlap: 300 }, 'http://page.example/');
  const send = (range: EvaluationRange) => {
    asked.push(range.start);
    return Promise.resolve({
      kind: 'range',
      range,
      series: [],
      notices: { warnings: [], infos: [] },
      cost: { tookMs: 1, samples: null },
      at: range.end,
    } as const);
  };
  for (const end of [6000, 6015]) await columns.refresh('q', { start: end - 3600, end, step: 15 }, send);
  expect(asked).toEqual([2400, 6015 - 300]);
});

test('numbers of the moment that are asked together go before what is drawn, as each of them does by itself', async () => {
  const connection = connect();
  const leaving = new AbortController();
  const hanging = ['a', 'b', 'c'].map((key) =>
    connection.ask({ ...question(() => new Promise<never>(() => undefined), key), signal: leaving.signal }),
  );
  const sent = vi.fn<typeof fetch>(() =>
    Promise.resolve(Response.json({ status: 'success', data: { resultType: 'vector', result: [] } })),
  );
  vi.stubGlobal('fetch', sent);
  const part = (expr: string) => ({
    expr,
    when: 100,
    known: { tookMs: 1, samples: 1 },
    deadline: 10,
    signal: new AbortController().signal,
  });
  expect(await Promise.all(['x', 'y'].map((expr) => connection.instantBatcher.ask(part(expr))))).toMatchObject([
    { samples: [] },
    { samples: [] },
  ]);
  expect(sent).toHaveBeenCalledTimes(1);
  leaving.abort(new Error('left'));
  await Promise.allSettled(hanging);
  vi.unstubAllGlobals();
});

test('one place is kept for what tells whether anything is wrong, also from what is asked of another server', async () => {
  const connection = connect();
  const sent: string[] = [];
  const leaving = new AbortController();
  const hang = (name: string) => () => (sent.push(name), new Promise<never>(() => undefined));
  const ask = (name: string, priority: Priority) =>
    connection.ask({ ...question(hang(name), name), priority, signal: leaving.signal });
  const beside = connection.askBeside({
    key: ['main', 'silences'],
    priority: 'background',
    deadline: 10,
    signal: leaving.signal,
    send: hang('silences'),
  });
  const hanging = [beside, ...['a', 'b', 'c'].map((name) => ask(name, 'visible')), ask('rules', 'urgent')];
  expect(sent).toEqual(['silences', 'a', 'b', 'rules']);
  leaving.abort(new Error('left'));
  await Promise.allSettled(hanging);
});

test('two connections share nothing: one may be silent while the other answers', async () => {
  const [one, other] = [connect(), connect()];
  one.status.failed('query', new PrometheusError('unreachable', ''), 1);
  one.status.failed('query', new PrometheusError('unreachable', ''), 2);
  expect(one.status.get().since).toBe(1);
  expect(other.status.get().failure).toBeNull();
  expect(one.columns).not.toBe(other.columns);
});

test('of a server with replicas the one that answers is read, also after one that left every question unanswered', async () => {
  const connection = createConnection({ ...SERVER, replicas: ['http://second.example'] }, 'http://page.example/');
  const hang = (key: string) =>
    connection.ask(
      question(
        (driver) =>
          driver.server.url === SERVER.url ? new Promise<never>(() => undefined) : Promise.resolve('second'),
        key,
        0.01,
      ),
    );
  for (const key of ['instant', 'range']) await expect(hang(key)).rejects.toMatchObject({ kind: 'unreachable' });
  expect([connection.address(), connection.status.get().failure?.kind]).toEqual([SERVER.url, 'unreachable']);
  expect(await hang('probe')).toBe('second');
  expect([connection.address(), connection.status.get().failure]).toEqual(['http://second.example', null]);
  expect(await hang('range')).toBe('second');
});
