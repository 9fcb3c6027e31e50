import { expect, test } from 'vitest';
import { exampleAlert } from './example-alert';
import { standingOf } from './standing';

const ANSWER = { rules: [], alerts: [], at: 0 };
const NONE = { shown: [], hidden: 0, elsewhere: 0 };
const SOME = { ...NONE, shown: [exampleAlert()] };

test('before the first answer the list loads, or failed', () => {
  expect(standingOf(null, '', NONE)).toBe('loading');
  expect(standingOf(null, 'timed out', NONE)).toBe('error');
});

test('an answer that could not be renewed is stale, with alerts or without', () => {
  expect(standingOf(ANSWER, 'timed out', NONE)).toBe('stale');
  expect(standingOf(ANSWER, 'timed out', SOME)).toBe('stale');
});

test('a fresh answer without alerts is zero', () => {
  expect(standingOf(ANSWER, '', NONE)).toBe('zero');
  expect(standingOf(ANSWER, '', SOME)).toBe('fresh');
});
