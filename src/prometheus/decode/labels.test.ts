import { expect, test } from 'vitest';
import { decodeLabels } from './labels';

test('labels called like parts of an object are labels like any other', () => {
  const labels = decodeLabels(JSON.parse('{"__proto__":"a","constructor":"b","toString":"c"}'));
  expect(Object.entries(labels)).toEqual([
    ['__proto__', 'a'],
    ['constructor', 'b'],
    ['toString', 'c'],
  ]);
  expect(labels['hasOwnProperty']).toBeUndefined();
  expect(({} as Record<string, unknown>)['a']).toBeUndefined();
});

test('values that are no text are written, and what is no object has no labels', () => {
  expect({ ...decodeLabels({ a: 1, b: null }) }).toEqual({ a: '1', b: 'null' });
  expect(Object.keys(decodeLabels(null))).toEqual([]);
  expect(Object.keys(decodeLabels('job'))).toEqual([]);
});
