import { expect, test } from 'vitest';
import { parseBenchOptions } from './bench-options';
import { SECTION_NAMES } from './section';

test('by default all sections are measured on the default service', () => {
  expect(parseBenchOptions([])).toMatchObject({
    shape: { endpoints: 20, instances: 10, buckets: 24, hours: 2, durationsBy: 'worker' },
    sections: SECTION_NAMES,
    loads: 5,
    refreshes: 30,
    throttle: 4,
  });
});

test('options are applied, and sections keep their order', () => {
  const args = [
    'HEAD~1',
    '--only',
    'refresh,size',
    '--series',
    '58300',
    '--hours',
    '0.5',
    '--durations-by',
    'endpoint',
    '--loads',
    '3',
    '--refreshes',
    '8',
    '--throttle',
    '1',
    '--port',
    '9700',
    '--json',
    'figures.json',
  ];
  expect(parseBenchOptions(args)).toEqual({
    shape: { endpoints: 201, instances: 10, buckets: 24, hours: 0.5, durationsBy: 'endpoint' },
    sections: ['size', 'refresh'],
    loads: 3,
    refreshes: 8,
    throttle: 1,
    port: 9700,
    json: 'figures.json',
    commit: 'HEAD~1',
  });
  expect(parseBenchOptions(['--help'])).toBeNull();
});

test.each([
  [['--only', 'speed'], '--only speed is none of size, load'],
  [['--hours', '0'], '--hours 0 is not a number above zero.'],
  [['--durations-by', 'le'], '--durations-by le is neither worker nor endpoint.'],
  [['--refreshes', '8.5'], '--refreshes 8.5 is not a whole number.'],
  [['--load', '3'], "Unknown option '--load'"],
])('%j is refused with a message', (args, sentence) => {
  expect(() => parseBenchOptions(args)).toThrow(sentence);
});
