import { expect, test } from 'vitest';
import { cellsFor } from './cells-for';

const namesOf = (faults: readonly string[], places: readonly string[]) =>
  cellsFor({ faults, places }).map(({ fault, place, when }) => `${fault.name}, ${place}, ${when}`);

test('without a word it is every fault wherever it can happen', () => {
  const names = namesOf([], []);
  expect(new Set(cellsFor({ faults: [], places: [] }).map(({ place }) => place)).size).toBeGreaterThan(10);
  expect(names).toHaveLength(new Set(names).size);
});

test('what is chosen is run, and nothing else', () => {
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
])('what chooses nothing is refused in words: %j at %j', (faults, places, sentence) => {
  expect(() => cellsFor({ faults, places })).toThrow(sentence);
});
