import { expect, test } from 'vitest';
import type { Sample } from '@/prometheus/series';
import { samplesOf } from '@/instrumentation/example-service';
import { counterNamesExpr, counterRatesExpr, mostMoving } from './own-counters';

const moving = (counter: string, value: number): Sample => ({ labels: { counter }, time: 0, value });

test('names are asked of one job only', () => {
  const worker = { service: 'a"b', exposed: new Set<string>() };
  expect(counterNamesExpr({ ...worker, service: 'a\x7f' })).toContain('job="a\\u007f"');
  expect(counterNamesExpr(worker)).toBe('count by (__name__) ({__name__=~".+_total",job="a\\"b"})');
  expect(counterNamesExpr({ ...worker, isSilent: true })).toBe(
    'count by (__name__) (last_over_time({__name__=~".+_total",job="a\\"b"}[15m]))',
  );
});

test('rates are asked of what the service counts itself, not of what its process or its client library does', () => {
  const expr = counterRatesExpr(
    'w',
    samplesOf([
      'jobs_done_total',
      'process_cpu_seconds_total',
      'go_gc_total',
      'promhttp_metric_handler_requests_total',
      'acme_process_cpu_user_seconds_total',
    ]),
  );
  expect(expr).toBe('label_replace(sum(rate(jobs_done_total{job="w"}[5m])), "counter", "jobs_done_total", "", "")');
  expect(counterRatesExpr('w', samplesOf(['go_gc_total']))).toBeNull();
});

test('no more counters are asked than can be answered at once', () => {
  expect(
    counterRatesExpr('w', samplesOf(Array.from({ length: 500 }, (_, i) => `c${i}_total`)))?.match(/label_replace/g),
  ).toHaveLength(40);
});

test('those that move most are shown, and those that stand still only where none moves', () => {
  const rates = Array.from({ length: 9 }, (_, i) => moving(`c${i}`, i));
  expect(mostMoving(rates)).toEqual(['c8', 'c7', 'c6', 'c5', 'c4', 'c3']);
  expect(mostMoving([moving('a', 0), moving('b', 2)])).toEqual(['b']);
  expect(mostMoving([moving('b', 0), moving('a', 0)])).toEqual(['a', 'b']);
});
