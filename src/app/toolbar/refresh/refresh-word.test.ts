import { expect, test } from 'vitest';
import { DEFAULT_RANGE } from '@/dashboard/time-range/time-range';
import { refreshWord } from './refresh-word';

const ANSWERS = { unreachableSince: null };
const SILENT = { unreachableSince: 100 };
const FIXED = { ...DEFAULT_RANGE, to: { kind: 'absolute', time: 200 } } as const;

test('a page that follows its service needs no word', () => {
  expect(refreshWord(ANSWERS, 10, DEFAULT_RANGE)).toBeNull();
});

test('a paused page and one over a fixed range are told apart: only the first is resumed by a key', () => {
  expect(refreshWord(ANSWERS, null, DEFAULT_RANGE)).toBe('paused');
  expect(refreshWord(ANSWERS, null, FIXED)).toBe('not live');
});

test('that nobody answers is said first, since a paused page asks for that too', () => {
  expect(refreshWord(SILENT, 10, DEFAULT_RANGE)).toBe('retrying');
  expect(refreshWord(SILENT, null, DEFAULT_RANGE)).toBe('retrying');
  expect(refreshWord(SILENT, null, FIXED)).toBe('retrying');
});

test('what is being checked is said before that the page stands still, and after that nobody answers', () => {
  expect([refreshWord(ANSWERS, null, FIXED, true), refreshWord(SILENT, 10, DEFAULT_RANGE, true)]).toEqual([
    'checking',
    'retrying',
  ]);
});
