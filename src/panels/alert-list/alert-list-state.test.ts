import { expect, test } from 'vitest';
import { exampleAlert } from './example-alert';
import { alertListState } from './alert-list-state';

const ANSWER = { rules: [], alerts: [], at: 0 };
const NONE = { shown: [], hidden: 0, elsewhere: 0 };
const SOME = { ...NONE, shown: [exampleAlert()] };

test('before the first answer the list loads, or failed', () => {
  expect(alertListState(null, '', NONE)).toBe('loading');
  expect(alertListState(null, 'timed out', NONE)).toBe('error');
});

test('an answer that could not be renewed is stale, with alerts or without', () => {
  expect(alertListState(ANSWER, 'timed out', NONE)).toBe('stale');
  expect(alertListState(ANSWER, 'timed out', SOME)).toBe('stale');
});

test('a fresh answer without alerts is zero', () => {
  expect(alertListState(ANSWER, '', NONE)).toBe('zero');
  expect(alertListState(ANSWER, '', SOME)).toBe('fresh');
});
