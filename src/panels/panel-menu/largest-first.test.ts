import { expect, test } from 'vitest';
import type { ChartSeries } from '@/ui/charts/chart-series';
import { inOrder, largestFirst } from './largest-first';

const line = (key: string, ...values: number[]): ChartSeries => ({
  key,
  name: key,
  colour: 's1',
  times: Float64Array.from(values, (_, i) => 15 * i),
  values: Float64Array.from(values),
});

test('the line that ends highest comes first, whatever it was before, and one without a value last', () => {
  expect(largestFirst([line('cart', 9, 1), line('empty'), line('products', 0, 4.8), line('orders', 3, 2)])).toEqual([
    'products',
    'orders',
    'cart',
    'empty',
  ]);
});

test('one that has ended while the others go on comes last, as in the legend, however high it ended', () => {
  const gone = NaN;
  expect(largestFirst([line('down', 50, gone, gone, gone, gone), line('up', 1, 1, 1, 1, 1)])).toEqual(['up', 'down']);
});

test('an order is kept while the values change, and what is new stands after it', () => {
  const keys = (lines: readonly ChartSeries[]) => lines.map(({ key }) => key);
  expect(
    keys(
      inOrder(
        [line('new', 99), line('cart', 50), line('orders', 2), line('products', 1)],
        ['products', 'orders', 'cart'],
      ),
    ),
  ).toEqual(['products', 'orders', 'cart', 'new']);
});
