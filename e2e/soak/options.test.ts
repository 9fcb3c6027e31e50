import { expect, test } from 'vitest';
import { readOptions } from './options';

test('by default all scenarios run for three days on a wall', () => {
  expect(readOptions([])).toEqual({ refreshes: 25_000, scenarios: ['steady', 'churn', 'faults'], mode: 'wall' });
});

test('refreshes, scenarios and mode can be chosen', () => {
  expect(readOptions(['--refreshes', '2000', '--scenario', 'churn', '--mode', 'page'])).toEqual({
    refreshes: 2000,
    scenarios: ['churn'],
    mode: 'page',
  });
  expect(readOptions(['--help'])).toBeNull();
});

test.each([
  [['--scenario', 'rain'], '--scenario must be one of steady, churn, faults, not "rain"'],
  [['--mode', 'embed'], '--mode must be one of wall, page, not "embed"'],
  [['--refreshes', 'all'], '--refreshes must be a whole number from 1, not "all"'],
  [['--scenarios', 'steady'], "Unknown option '--scenarios'"],
])('%j is refused with a message', (args, sentence) => {
  expect(() => readOptions(args)).toThrow(sentence);
});
