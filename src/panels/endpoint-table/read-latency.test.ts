import { expect, test } from 'vitest';
import { readLatency } from './read-latency';

const sample = (signal: string, route: string, value: number) => ({ labels: { signal, route }, time: 1000, value });

test('puts the parts of one answer together by endpoint', () => {
  const read = readLatency([sample('p50', '/a', 0.1), sample('p95', '/a', 0.2), sample('mean', '/a', 0.12), sample('p95', '/b', 0.3)], 'route');
  expect(read.get('/a')).toEqual({ p50: 0.1, p95: 0.2, p99: null, mean: 0.12 });
  expect(read.get('/b')).toEqual({ p50: null, p95: 0.3, p99: null, mean: null });
});

test('what is no number and what is no part of it is left out', () => {
  expect(readLatency([sample('p95', '/a', Number.NaN), sample('requests', '/a', 3)], 'route').size).toBe(0);
});
