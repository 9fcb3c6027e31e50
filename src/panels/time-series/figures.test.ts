import { expect, test } from 'vitest';
import { line } from '@/panels/example-panel';
import { figuresOf } from './figures';

test('a line is told by its highest and its lowest value', () => {
  expect(figuresOf(line([3, 9, 1, 4]))).toEqual({ peak: 9, lowest: 1 });
});

test('gaps and infinite values are neither high nor low', () => {
  expect(figuresOf(line([Infinity, 2, 5, NaN]))).toEqual({ peak: 5, lowest: 2 });
});

test('a line that is all below zero has a highest value below zero', () => {
  expect(figuresOf(line([-3, -1, -2, -4]))).toEqual({ peak: -1, lowest: -4 });
});

test.each([
  ['no line', null],
  ['a line of gaps', line([NaN, NaN, NaN, NaN])],
])('%s has no figures', (_, series) => {
  expect(figuresOf(series)).toEqual({ peak: null, lowest: null });
});

test('a year at a fine step is not too long', () => {
  const values = new Float64Array(1_000_000).map((_, i) => i);
  expect(figuresOf({ labels: {}, times: values, values }).peak).toBe(999_999);
});
