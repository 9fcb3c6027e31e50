import { expect, test } from 'vitest';
import { legendText } from './legend-text';

test('writes the values of labels, with or without spaces inside the braces', () => {
  expect(legendText('{{method}} {{ route }}', { method: 'GET', route: '/a' })).toBe('GET /a');
});

test('says that a label is missing instead of showing a blank', () => {
  expect(legendText('{{route}}', {})).toBe('(no route)');
  expect(legendText('{{route}}', { route: '' })).toBe('(no route)');
});

test('a label called like a property of every object is a label', () => {
  expect(legendText('{{constructor}} {{__proto__}}', {})).toBe('(no constructor) (no __proto__)');
});

test('a value that looks like a placeholder is not replaced again', () => {
  expect(legendText('{{a}}', { a: '{{b}}', b: 'no' })).toBe('{{b}}');
});
