import { expect, it } from 'vitest';
import { emptyOperand } from './empty-operand';

const because = (expr: string) => emptyOperand(expr, ({ metric }) => metric.startsWith('gone'))?.metric ?? null;

it.each([
  ['rate(gone_total[5m]) > 1'],
  ['sum by (job) (rate(gone_total{job="a"}[5m])) / sum by (job) (rate(there[5m])) > 0.05'],
  ['there > 1 and gone_total > 2'],
  ['there * on (job) group_left (version) gone_total > 1'],
  ['histogram_quantile(0.95, sum by (le) (rate(gone_total[5m]))) > 1'],
  ['max_over_time((gone_total > 1)[10m:1m]) == bool 1'],
  ['scalar(gone_total) > 1'],
  ['gone_total or gone_too'],
  ['count({__name__="gone_total"}) > 1'],
])('%s has no result without gone_total', (expr) => {
  expect(because(expr)).toBe('gone_total');
});

it.each([
  ['there > 1'],
  ['absent(gone_total)'],
  ['absent_over_time(gone_total[5m]) == 1'],
  ['up == 0 or gone_total > 1'],
  ['sum(rate(gone_total[5m])) or vector(0)'],
  ['there unless gone_total'],
  [''],
])('%s may have a result without it', (expr) => {
  expect(because(expr)).toBeNull();
});
