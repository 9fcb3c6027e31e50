import { expect, test } from 'vitest';
import { readLatency } from './read-latency';

const sample = (signal: string, route: string, value: number) => ({ labels: { signal, route }, time: 1000, value });
const exactly = (value: number) => ({ value, atLeast: false });

test('puts the parts of one answer together by endpoint', () => {
  const read = readLatency(
    [sample('p50', '/a', 0.1), sample('p95', '/a', 0.2), sample('mean', '/a', 0.12), sample('p95', '/b', 0.3)],
    'route',
    null,
  );
  expect(read.get('/a')).toEqual({ p50: exactly(0.1), p95: exactly(0.2), p99: null, mean: 0.12 });
  expect(read.get('/b')).toEqual({ p50: null, p95: exactly(0.3), p99: null, mean: null });
});

test('what is no number and what is no part of it is left out', () => {
  expect(readLatency([sample('p95', '/a', Number.NaN), sample('requests', '/a', 3)], 'route', null).size).toBe(0);
});

test('a quantile at the edge of the last bucket may be anything above it', () => {
  const read = readLatency(
    [sample('p95', '/a', 2.4999), sample('p99', '/a', 2.5), sample('mean', '/a', 2.5)],
    'route',
    2.5,
  );
  expect(read.get('/a')).toMatchObject({ p95: exactly(2.4999), p99: { value: 2.5, atLeast: true }, mean: 2.5 });
});
