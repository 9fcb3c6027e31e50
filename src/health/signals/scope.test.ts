import { expect, test } from 'vitest';
import { facts, incident, input, instance, moment, plain, sentence } from '@/health/example-facts';
import { judge } from '@/health/verdict/judge';

const judged = (...[situation]: Parameters<typeof facts>) =>
  judge(input({ facts: facts({ ofAllEndpoints: ['errors', 'latency'], ...situation }) }));

test('numbers of all endpoints under a filter by endpoint say so in the sentence and in their lights', () => {
  const { headline, wall, signals } = judged();
  expect(sentence(headline)).toBe(
    '426 requests per second, 0.12 % errors over all endpoints, p95 at 226 ms over all endpoints, 4 of 4 instances up',
  );
  expect(sentence(wall.headline)).toContain('p95 226 ms over all endpoints');
  expect(signals.map(({ reason }) => plain(reason).startsWith('Of all endpoints. '))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('a light without a number says only why it has none', () => {
  const { signals } = judged({ current: moment({ errorRatio: null }) });
  expect(signals[1]?.reason).toBe('Not known: the count of failing requests has no samples now');
});

test('and so do complaints', () => {
  const { headline } = judged(incident({ ofAllEndpoints: ['errors', 'latency'] }));
  expect(sentence(headline)).toContain('*8.2 % of requests fail* over all endpoints, mostly POST /orders');
});

test('quantiles that cannot be put together are said to be those of the worst', () => {
  const { headline, wall, signals } = judged({ ofAllEndpoints: [], worstOf: 'endpoint' });
  expect(sentence(headline)).toBe(
    '426 requests per second, 0.12 % errors, p95 at 226 ms on the worst endpoint, 4 of 4 instances up',
  );
  expect(sentence(wall.headline)).toContain('p95 226 ms on the worst endpoint');
  expect(plain(signals[2]?.reason)).toMatch(/^Of the worst endpoint\. /);
  expect(plain(signals[2]?.shortReason)).toMatch(/^Worst endpoint: /);
  const slow = moment({ p95: { value: 2.3, atLeast: false } });
  expect(sentence(judged({ ofAllEndpoints: [], worstOf: 'instance', current: slow }).headline)).toContain(
    '*p95 is at 2.3 s* on the worst instance, limit 1 s',
  );
  expect(sentence(judged({ worstOf: 'instance' }).headline)).toContain(
    'p95 at 226 ms over all endpoints on the worst instance',
  );
});

test('the quantile of the only instance is that of the service', () => {
  const { headline } = judged({ ofAllEndpoints: [], worstOf: 'instance', instances: [instance('10.0.0.1')] });
  expect(sentence(headline)).toContain('p95 at 226 ms, 1 of 1 instances up');
});
