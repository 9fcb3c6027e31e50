import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRequestQueue, type Priority } from './request-queue';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A queue with requests that end when the test says so; `sent` has the keys in the order in which they were sent. */
function setUp() {
  const queue = createRequestQueue();
  const sent: string[] = [];
  const pending = new Map<
    string,
    { end: (value: string) => void; fail: (error: Error) => void; signal: AbortSignal }
  >();
  const run = (key: string, priority: Priority | (() => Priority) = 'visible', signal = new AbortController().signal) =>
    queue.run({
      key,
      priority: typeof priority === 'string' ? () => priority : priority,
      deadline: 10,
      signal,
      send: (own) => {
        sent.push(key);
        return new Promise<string>((resolve, reject) => pending.set(key, { end: resolve, fail: reject, signal: own }));
      },
    });
  const end = async (key: string) => {
    pending.get(key)?.end(`${key}!`);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { queue, sent, pending, run, end };
}

test('of many requests three are sent, and the fourth place waits for an urgent one', async () => {
  const { queue, sent, run, end } = setUp();
  for (const key of ['a', 'b', 'c', 'd', 'e']) void run(key);
  expect(sent).toEqual(['a', 'b', 'c']);
  void run('alerts', 'urgent');
  void run('rules', 'urgent');
  expect(sent).toEqual(['a', 'b', 'c', 'alerts']);
  expect(queue.inFlight).toBe(4);
  await end('alerts');
  expect(sent.at(-1)).toBe('rules');
});

test('urgent before visible before the rest, and in turn among equals', async () => {
  const { sent, run, end } = setUp();
  for (const key of ['a', 'b', 'c']) void run(key);
  void run('background', 'background');
  void run('first', 'visible');
  void run('second', 'visible');
  await end('a');
  await end('b');
  await end('c');
  expect(sent.slice(3)).toEqual(['first', 'second', 'background']);
});

test('a panel that scrolls into view while it waits overtakes the others', async () => {
  const { sent, run, end } = setUp();
  for (const key of ['a', 'b', 'c']) void run(key);
  let seen: Priority = 'background';
  void run('below', 'background');
  void run('scrolled', () => seen);
  seen = 'visible';
  await end('a');
  expect(sent.at(-1)).toBe('scrolled');
});

test('identical requests are one request with one answer, as important as the most important of them', async () => {
  const { sent, run, end } = setUp();
  for (const key of ['a', 'b', 'c', 'd']) void run(key);
  const answers = Promise.all([run('twin', 'background'), run('twin', 'urgent')]);
  expect(sent).toEqual(['a', 'b', 'c', 'twin']);
  await end('twin');
  expect(await answers).toEqual(['twin!', 'twin!']);
  void run('twin');
  expect(sent.filter((key) => key === 'twin')).toHaveLength(1);
  await end('a');
  await end('b');
  expect(sent.filter((key) => key === 'twin')).toHaveLength(2);
});

test('a hung request is given up at its deadline, and its place is free again', async () => {
  const { queue, pending, run } = setUp();
  const hung = expect(run('hung')).rejects.toMatchObject({
    name: 'PrometheusError',
    kind: 'unreachable',
    message: 'No answer within 10 s.',
  });
  await vi.advanceTimersByTimeAsync(9999);
  expect(queue.inFlight).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  await hung;
  expect(pending.get('hung')?.signal.aborted).toBe(true);
  expect(queue.inFlight).toBe(0);
});

test('six hung requests do not keep an urgent one waiting', async () => {
  const { sent, run, end } = setUp();
  for (const key of ['1', '2', '3', '4', '5', '6']) run(key).catch(() => undefined);
  const alerts = run('alerts', 'urgent');
  expect(sent).toContain('alerts');
  await end('alerts');
  expect(await alerts).toBe('alerts!');
});

test('waiting does not use up the deadline', async () => {
  const { sent, run, end, pending } = setUp();
  for (const key of ['a', 'b', 'c']) run(key).catch(() => undefined);
  const late = run('late');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent.at(-1)).toBe('late');
  await vi.advanceTimersByTimeAsync(9000);
  expect(pending.get('late')?.signal.aborted).toBe(false);
  await end('late');
  expect(await late).toBe('late!');
});

test('a request is given up only when nobody wants it any more', async () => {
  const { pending, run, end } = setUp();
  const [one, other] = [new AbortController(), new AbortController()];
  const first = expect(run('a', 'visible', one.signal)).rejects.toThrow('left');
  const second = run('a', 'visible', other.signal);
  one.abort(new Error('left'));
  await first;
  expect(pending.get('a')?.signal.aborted).toBe(false);
  await end('a');
  expect(await second).toBe('a!');
});

test('what is given up while it waits is never sent, and what is asked again is sent anew', async () => {
  const { sent, run, end, pending } = setUp();
  const leaving = new AbortController();
  for (const key of ['a', 'b', 'c']) void run(key);
  const waiting = expect(run('d', 'visible', leaving.signal)).rejects.toThrow('left');
  leaving.abort(new Error('left'));
  await waiting;
  await end('a');
  expect(sent).toEqual(['a', 'b', 'c']);
  const flying = new AbortController();
  const given = expect(run('e', 'visible', flying.signal)).rejects.toThrow('left');
  flying.abort(new Error('left'));
  await given;
  const again = run('e');
  await vi.advanceTimersByTimeAsync(0);
  expect(pending.get('e')?.signal.aborted).toBe(false);
  await end('e');
  expect(await again).toBe('e!');
});

test('an error reaches everybody who asked, and the next request is sent', async () => {
  const { sent, pending, run } = setUp();
  const failing = [expect(run('a')).rejects.toThrow('no'), expect(run('a')).rejects.toThrow('no')];
  for (const key of ['b', 'c', 'd']) void run(key);
  pending.get('a')?.fail(new Error('no'));
  await Promise.all(failing);
  await vi.advanceTimersByTimeAsync(0);
  expect(sent.at(-1)).toBe('d');
});

test('what must not be sent any more is given up without waiting for its turn, and the rest is sent', async () => {
  const { queue, sent, run, end } = setUp();
  let refusal: Error | null = null;
  const ended: unknown[] = [];
  const request = {
    priority: (): Priority => 'visible',
    deadline: 10,
    signal: new AbortController().signal,
    send: () => Promise.resolve('sent'),
    refusal: () => refusal,
    onEnd: (error: unknown) => ended.push(error),
  };
  for (const key of ['a', 'b', 'c']) void run(key);
  const waiting = expect(queue.run({ key: 'd', ...request })).rejects.toThrow('gone');
  const other = run('e');
  refusal = new Error('gone');
  void run('urgent', 'urgent');
  await waiting;
  await expect(queue.run({ key: 'd', ...request })).rejects.toThrow('gone');
  expect(ended).toEqual([]);
  await end('a');
  await end('e');
  expect(await other).toBe('e!');
  expect(sent).toEqual(['a', 'b', 'c', 'urgent', 'e']);
  refusal = null;
  await expect(queue.run({ key: 'd', ...request })).resolves.toBe('sent');
});

test('how a request ended is told before the next one takes its place, once however many asked', async () => {
  const { queue, sent, run } = setUp();
  const told: unknown[] = [];
  let fail: (error: Error) => void = () => undefined;
  const request = {
    key: 'a',
    priority: (): Priority => 'visible',
    deadline: 10,
    signal: new AbortController().signal,
    send: () => new Promise<never>((_, reject) => (fail = reject)),
    onEnd: (error: unknown) => told.push([error, sent.length]),
  };
  const failing = [1, 2].map(() => expect(queue.run(request)).rejects.toThrow('no'));
  for (const key of ['b', 'c', 'd']) void run(key);
  const no = new Error('no');
  fail(no);
  await Promise.all(failing);
  expect(told).toEqual([[no, 2]]);
  expect(sent).toEqual(['b', 'c', 'd']);
});

test('a signal that is already aborted sends nothing', async () => {
  const { sent, run } = setUp();
  await expect(run('a', 'visible', AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  expect(sent).toEqual([]);
});

test.each([
  ['is under way', 0],
  ['waits for a place', 3],
])(
  'what is asked anew in the moment in which it is given up is another request, whether it %s or not',
  async (_, ahead) => {
    const { sent, run, end } = setUp();
    for (let i = 0; i < ahead; i++) void run(`ahead ${i}`);
    const leaving = new AbortController();
    const left = expect(run('q', 'visible', leaving.signal)).rejects.toThrow('left');
    leaving.abort(new Error('left'));
    const again = run('q');
    await left;
    for (let i = 0; i < ahead; i++) await end(`ahead ${i}`);
    await end('q');
    expect(await again).toBe('q!');
    expect(sent.filter((key) => key === 'q')).toHaveLength(ahead === 0 ? 2 : 1);
  },
);

test('nothing is left of a request that is answered, not even its deadline', async () => {
  const { run, end } = setUp();
  const answer = run('q');
  await end('q');
  await answer;
  expect(vi.getTimerCount()).toBe(0);
});
