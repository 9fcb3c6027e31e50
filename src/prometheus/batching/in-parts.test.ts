import { expect, test, vi } from 'vitest';
import { PrometheusError } from '@/prometheus/prometheus-error';
import type { InstantAnswer } from '@/prometheus/query-answer';
import { union } from '@/promql/expression';
import { askInParts, askUnion, writeWithinLongest } from './in-parts';

const write = (items: readonly string[]) => `up{job=~"${items.join('|')}"}`;

test('one that is too long by itself is asked as it is, for the server to say so', () => {
  expect(writeWithinLongest(['a'.repeat(20_000)], write)).toHaveLength(1);
});

test('nothing is asked about those of which there is nothing to ask', () => {
  const only = (items: readonly string[]) => (items.includes('a') ? write([...items, 'b'.repeat(16_000)]) : null);
  expect(writeWithinLongest([], () => null)).toEqual([]);
  expect(writeWithinLongest(['a', ...Array.from({ length: 50 }, () => 'other services')], only)).toHaveLength(1);
});

function instant(job: string, change: Partial<InstantAnswer> = {}): InstantAnswer {
  return {
    kind: 'instant',
    time: 15,
    samples: [{ labels: { job }, time: 15, value: 1 }],
    notices: { warnings: [], infos: [] },
    cost: { tookMs: 5, samples: 10, seconds: 0.25 },
    at: 15,
    ...change,
  };
}

test('one expression is answered as it is', async () => {
  const answer = instant('a');
  expect(await askInParts(['a'], () => Promise.resolve(answer))).toBe(answer);
});

test('the answers to several are one', async () => {
  const moment = await askInParts(['a', 'b', 'c'], (expr) => Promise.resolve(instant(expr)));
  expect(moment.samples.map(({ labels }) => labels['job'])).toEqual(['a', 'b', 'c']);
  expect(moment).toMatchObject({ kind: 'instant', time: 15, cost: { tookMs: 15, samples: 30, seconds: 0.75 } });
});

test('the next is asked when the one before is answered: they have one place among the requests of a page', async () => {
  let open = 0;
  const ask = vi.fn(async (expr: string) => {
    open += 1;
    expect(open).toBe(1);
    await Promise.resolve();
    open -= 1;
    return instant(expr);
  });
  await askInParts(['a', 'b', 'c'], ask);
  expect(ask).toHaveBeenCalledTimes(3);
});

test('a union that is too long is several, each sample of which says what it is', async () => {
  const parts = Array.from({ length: 5 }, (_, i) => ({ name: `p${i}`, expr: write(['a'.repeat(5000), `${i}`]) }));
  const asked: string[] = [];
  await askUnion(parts, (expr) => Promise.resolve((asked.push(expr), instant('a'))));
  expect(asked).toEqual([union(parts.slice(0, 3)), union(parts.slice(3))]);
});

test('where one is refused there is no answer, and no other is asked', async () => {
  const refused = new PrometheusError('rejected', 'too long query', { status: 422 });
  const ask = vi.fn((expr: string) => (expr === 'b' ? Promise.reject(refused) : Promise.resolve(instant(expr))));
  await expect(askInParts(['a', 'b', 'c'], ask)).rejects.toBe(refused);
  expect(ask).toHaveBeenCalledTimes(2);
});

test('what is said beside one of the answers is said of all, once', async () => {
  const notices = { warnings: ['a store did not answer'], infos: ['not a counter'] };
  const said = await askInParts(['a', 'b', 'c'], (expr) =>
    Promise.resolve(instant(expr, expr === 'a' ? {} : { notices })),
  );
  expect(said.notices).toEqual(notices);
});

test('what the server does not say of one it does not say of all', async () => {
  const cost = (expr: string) =>
    expr === 'b' ? { tookMs: 5, samples: null } : { tookMs: 5, samples: 10, seconds: 0.25 };
  expect((await askInParts(['a', 'b'], (expr) => Promise.resolve(instant(expr, { cost: cost(expr) })))).cost).toEqual({
    tookMs: 10,
    samples: null,
  });
});
