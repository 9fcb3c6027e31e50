import { notifyManager } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdAnswers, showTogether } from './show-together';

const shown: string[] = [];
const answer = (name: string) => notifyManager.schedule(() => shown.push(name));

beforeEach(() => {
  vi.useFakeTimers();
  shown.length = 0;
  holdAnswers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('an answer outside of a refresh is shown at once', async () => {
  answer('a');
  await vi.advanceTimersByTimeAsync(0);
  expect(shown).toEqual(['a']);
});

test('the answers of a refresh are shown together when the last one is there', async () => {
  let finish = () => {};
  const refresh = new Promise<void>((resolve) => (finish = resolve));
  const done = showTogether(refresh);
  answer('a');
  await vi.advanceTimersByTimeAsync(50);
  answer('b');
  expect(shown).toEqual([]);
  finish();
  await done;
  expect(shown).toEqual(['a', 'b']);
});

test('a question that hangs does not hide the answers to the others', async () => {
  void showTogether(new Promise(() => {}));
  answer('a');
  await vi.advanceTimersByTimeAsync(200);
  expect(shown).toEqual(['a']);
});

test('a refresh that fails still shows what has come', async () => {
  const done = showTogether(Promise.reject(new Error('refused')));
  answer('a');
  await done;
  expect(shown).toEqual(['a']);
});
