import { expect, test, vi } from 'vitest';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { createServerClock } from '@/prometheus/server/clock';
import { createDriver, type Driver } from '@/prometheus/transport/driver';
import { createReplicas } from './replicas';

const drivers = ['a', 'b', 'c'].map((url) =>
  createDriver(
    { name: 'eu', url: `http://${url}.example`, alertmanagers: [] },
    'http://page.example/',
    createServerClock(),
  ),
);
const [a, b, c] = drivers as [Driver, Driver, Driver];
const letterOf = ({ server }: Driver) => new URL(server.url).host.charAt(0);
const gone = new PrometheusError('unreachable', 'No answer.');

/** Answers with the letter of the replica that was asked; those in `silent` fail as told. */
function asking(silent: Readonly<Record<string, Error>> = {}) {
  const send = vi.fn(async (driver: Driver) => {
    const error = silent[letterOf(driver)];
    if (error !== undefined) throw error;
    return letterOf(driver);
  });
  return { send, asked: () => send.mock.calls.map(([driver]) => letterOf(driver)).join('') };
}

test('the first one is read as long as it answers', async () => {
  const replicas = createReplicas(a, b, c);
  expect(await replicas.ask(asking().send)).toBe('a');
  expect(replicas.current()).toBe(a);
});

test('a question that nothing answers is put to the others at once, and the one that answers is read from then on', async () => {
  const replicas = createReplicas(a, b, c);
  const first = asking({ a: gone, b: gone });
  expect(await replicas.ask(first.send)).toBe('c');
  expect(first.asked()).toBe('abc');
  const second = asking();
  expect(await replicas.ask(second.send)).toBe('c');
  expect(second.asked()).toBe('c');
});

test('one that starts is left for another', async () => {
  const starting = new PrometheusError('overloaded', 'Service Unavailable', { status: 503 });
  expect(await createReplicas(a, b).ask(asking({ a: starting }).send)).toBe('b');
});

test.each([
  ['refuses', new PrometheusError('rejected', 'parse error', { status: 400 })],
  [
    'works on a question for too long',
    new PrometheusError('overloaded', 'query timed out in expression evaluation', { status: 503, isTooSlow: true }),
  ],
  ['asks to be left alone', new PrometheusError('overloaded', 'Too Many Requests', { status: 429 })],
  ['lets nobody in', new PrometheusError('unauthorized', 'Access refused.', { status: 401 })],
  ['was not waited for', new DOMException('aborted', 'AbortError')],
])('one that %s is not left for another', async (_, error) => {
  const replicas = createReplicas(a, b);
  const { send, asked } = asking({ a: error });
  await expect(replicas.ask(send)).rejects.toBe(error);
  expect(asked()).toBe('a');
});

test('where all are silent the reason is that of the one that is read, and it stays the one', async () => {
  const replicas = createReplicas(a, b);
  await expect(replicas.ask(asking({ a: gone, b: new PrometheusError('unreachable', 'Refused.') }).send)).rejects.toBe(
    gone,
  );
  expect(replicas.current()).toBe(a);
});

test('a turn leads through all of them and back to the first', async () => {
  const replicas = createReplicas(a, b, c);
  const read = [];
  for (let i = 0; i < 4; i++) {
    replicas.switchToNext();
    read.push(letterOf(replicas.current()));
  }
  expect(read).toEqual(['b', 'c', 'a', 'b']);
});
