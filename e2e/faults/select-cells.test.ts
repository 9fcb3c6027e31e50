import { expect, test } from 'vitest';
import { selectCells } from './select-cells';

const namesOf = (faults: readonly string[], places: readonly string[]) =>
  selectCells({ faults, places }).map(({ fault, place, when }) => `${fault.name}, ${place}, ${when}`);

test('by default every fault is selected wherever it applies', () => {
  const names = namesOf([], []);
  expect(new Set(selectCells({ faults: [], places: [] }).map(({ place }) => place)).size).toBeGreaterThan(10);
  expect(names).toHaveLength(new Set(names).size);
});

test('faults and places can be chosen', () => {
  expect(namesOf(['20 MB'], ['query_range'])).toEqual(['20 MB, query_range, live']);
  expect(namesOf(['401 with JSON'], ['query', 'rules'])).toEqual([
    '401 with JSON, query, live',
    '401 with JSON, query, opened',
    '401 with JSON, rules, live',
  ]);
});

test.each([
  [['20 MB'], ['range'], /^--place must be one of query, .*everything, not "range"$/],
  [['20 GB'], ['query'], 'No fault has "20 GB" in its name'],
  [['20 MB'], ['everything'], 'None of these faults can happen there'],
])('a choice without any cell is refused with a message: %j at %j', (faults, places, sentence) => {
  expect(() => selectCells({ faults, places })).toThrow(sentence);
});
