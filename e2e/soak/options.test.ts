import { expect, test } from 'vitest';
import { readOptions } from './options';

test('without a word it is three days of every weather on a wall', () => {
  expect(readOptions([])).toEqual({ refreshes: 25_000, weathers: ['steady', 'churn', 'faults'], mode: 'wall' });
});

test('what is chosen holds', () => {
  expect(readOptions(['--refreshes', '2000', '--weather', 'churn', '--mode', 'page'])).toEqual({
    refreshes: 2000,
    weathers: ['churn'],
    mode: 'page',
  });
  expect(readOptions(['--help'])).toBeNull();
});

test.each([
  [['--weather', 'rain'], '--weather must be one of steady, churn, faults, not "rain"'],
  [['--mode', 'embed'], '--mode must be one of wall, page, not "embed"'],
  [['--refreshes', 'all'], '--refreshes must be a whole number from 1, not "all"'],
  [['--weathers', 'steady'], "Unknown option '--weathers'"],
])('%j is refused in words', (args, sentence) => {
  expect(() => readOptions(args)).toThrow(sentence);
});
