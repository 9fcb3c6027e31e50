import { expect, test } from 'vitest';
import { facts, incident, input, moment, plain, sentence } from './example-facts';
import { judge } from './judge';

const judged = (...[situation]: Parameters<typeof facts>) => judge(input({ facts: facts({ ofAllEndpoints: ['errors', 'latency'], ...situation }) }));

test('numbers of all endpoints under a filter by endpoint say so in the sentence and in their lights', () => {
  const { headline, wall, signals } = judged();
  expect(sentence(headline)).toBe('426 requests per second, 0.12 % errors over all endpoints, p95 at 226 ms over all endpoints, 4 of 4 instances up');
  expect(sentence(wall.headline)).toContain('p95 226 ms over all endpoints');
  expect(signals.map(({ reason }) => plain(reason).startsWith('Of all endpoints. '))).toEqual([false, true, true, false]);
});

test('a light without a number says only why it has none', () => {
  const { signals } = judged({ current: moment({ errorRatio: null }) });
  expect(signals[1]?.reason).toBe('Not known: the count of failing requests has no samples now');
});

test('and so do complaints', () => {
  const { headline } = judged(incident({ ofAllEndpoints: ['errors', 'latency'] }));
  expect(sentence(headline)).toContain('*8.2 % of requests fail* over all endpoints, mostly POST /orders');
});
