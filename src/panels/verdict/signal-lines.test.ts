import { expect, test } from 'vitest';
import { history, line } from '@/health/example-facts';
import { lineOfSignal } from './signal-lines';

test('each light draws its own line', () => {
  const of = history();
  expect(lineOfSignal('traffic', of)).toBe(of.requestRate);
  expect(lineOfSignal('errors', of)).toBe(of.errorRatio);
  expect(lineOfSignal('latency', of)).toBe(of.p95);
  expect(lineOfSignal('latency', history({ p95: null }))).toEqual(of.p99);
});

test('the system draws the CPU of all instances together', () => {
  const cpu = [line(() => 0.25), line(() => 0.5)];
  expect(lineOfSignal('system', history({ cpu }))?.values.at(-1)).toBe(0.75);
  expect(lineOfSignal('system', history({ cpu: [] }))).toBeNull();
});

test('what is not measured draws none', () => {
  expect(lineOfSignal('errors', history({ errorRatio: null }))).toBeNull();
});
