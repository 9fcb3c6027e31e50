import { notifyManager, QueryClient, type QueryMeta } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdAnswers } from './show-together';

let client: QueryClient;
const shown: string[] = [];
const say = (name: string) => notifyManager.schedule(() => shown.push(name));

/** Asks until it is told to answer. */
function ask(key: string, meta?: QueryMeta): () => Promise<void> {
  let answer = () => {};
  const queryFn = () => new Promise<string>((resolve) => (answer = () => resolve(key)));
  const asked = client.fetchQuery({ queryKey: [key], queryFn, staleTime: 0, retry: false, ...(meta && { meta }) });
  return async () => {
    answer();
    await asked;
  };
}

async function answerOnce(): Promise<void> {
  const first = ask('again');
  await vi.advanceTimersByTimeAsync(0);
  await first();
}

/** A question that had its answer once, and is now asked again. */
async function askAgain(): Promise<void> {
  await answerOnce();
  ask('again');
  await vi.advanceTimersByTimeAsync(0);
  shown.length = 0;
}

beforeEach(() => {
  vi.useFakeTimers();
  shown.length = 0;
  client = new QueryClient();
  holdAnswers(client);
});

afterEach(() => {
  vi.useRealTimers();
});

test('an answer is shown at once when nothing else is asked', async () => {
  say('a');
  await vi.advanceTimersByTimeAsync(0);
  expect(shown).toEqual(['a']);
});

test('answers are shown together when the last one is there', async () => {
  const finish = ask('slow');
  say('a');
  await vi.advanceTimersByTimeAsync(50);
  say('b');
  expect(shown).toEqual([]);
  await finish();
  say('c');
  await vi.advanceTimersByTimeAsync(0);
  expect(shown).toEqual(['a', 'b', 'c']);
});

test('a page that is there is not held back by what is only asked aside, whose answers are shown together', async () => {
  const finish = ask('lines');
  const finishAside = ask('recording rules', { isAside: true });
  ask('notifications', { isAside: true });
  await vi.advanceTimersByTimeAsync(50);
  await finish();
  say('lines');
  await vi.advanceTimersByTimeAsync(0);
  expect(shown).toEqual(['lines']);
  await vi.advanceTimersByTimeAsync(10);
  await finishAside();
  say('recording rules');
  await vi.advanceTimersByTimeAsync(99);
  expect(shown).toEqual(['lines']);
  await vi.advanceTimersByTimeAsync(1);
  expect(shown).toEqual(['lines', 'recording rules']);
});

test('a first question that hangs does not hide the answers to the others for long', async () => {
  ask('hung');
  say('a');
  await vi.advanceTimersByTimeAsync(99);
  expect(shown).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(shown).toEqual(['a']);
});

test('answers to first questions that come one by one wait no longer than the first of them may', async () => {
  ask('hung');
  say('a');
  await vi.advanceTimersByTimeAsync(60);
  say('b');
  await vi.advanceTimersByTimeAsync(39);
  expect(shown).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(shown).toEqual(['a', 'b']);
});

test('what is asked aside is waited for with the others where all of it is asked again', async () => {
  const aside = ask('recording rules', { isAside: true });
  const lines = ask('lines');
  await vi.advanceTimersByTimeAsync(1);
  await aside();
  await lines();
  ask('recording rules', { isAside: true });
  say('lines');
  await vi.advanceTimersByTimeAsync(99);
  expect(shown).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(shown).toEqual(['lines']);
});

test('what is asked aside does not let the page be shown without another part that it is drawn from', async () => {
  const finish = ask('lines');
  ask('recording rules', { isAside: true });
  ask('alerts');
  await vi.advanceTimersByTimeAsync(1);
  await finish();
  say('lines');
  await vi.advanceTimersByTimeAsync(99);
  expect(shown).toEqual([]);
});

test('that a part of the page cannot be had is shown without what is only asked aside', async () => {
  ask('recording rules', { isAside: true });
  await vi.advanceTimersByTimeAsync(1);
  await client
    .fetchQuery({ queryKey: ['lines'], queryFn: () => Promise.reject(new Error('no')), retry: false })
    .catch(() => undefined);
  say('lines');
  await vi.advanceTimersByTimeAsync(0);
  expect(shown).toEqual(['lines']);
});

test('what is only asked again may take as long as answers follow each other, because all of it is on the screen already', async () => {
  await askAgain();
  say('a');
  await vi.advanceTimersByTimeAsync(99);
  expect(shown).toEqual([]);
  say('b');
  await vi.advanceTimersByTimeAsync(99);
  expect(shown).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(shown).toEqual(['a', 'b']);
});

/** A whole refresh, with an answer at once and the last one after so long. */
async function refreshIn(milliseconds: number): Promise<void> {
  const finish = ask('again');
  say('first');
  await vi.advanceTimersByTimeAsync(milliseconds);
  expect(shown).toEqual([]);
  await finish();
  say('last');
  await vi.advanceTimersByTimeAsync(0);
  expect(shown).toEqual(['first', 'last']);
  shown.length = 0;
}

/** A page whose refreshes took so long, one after the other. */
async function refreshesIn(...all: number[]): Promise<void> {
  await answerOnce();
  for (const milliseconds of all) await refreshIn(milliseconds);
}

/** What was said in time is shown after so long, and not before. */
async function expectShownAfter(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds - 1);
  expect(shown).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(shown).toEqual(['in time']);
}

test('what always takes long is waited for, half as long again as it took, and shown with the others', async () => {
  await refreshesIn(90, 130, 190);
  ask('again');
  say('in time');
  await expectShownAfter(285);
});

test('the slowest of the latest three refreshes is remembered, and none before them', async () => {
  await refreshesIn(90, 130, 190, 90, 90);
  const finish = ask('again');
  say('early');
  // Answers may come late within one, which begins with the first of them.
  await vi.advanceTimersByTimeAsync(150);
  say('later');
  await vi.advanceTimersByTimeAsync(134);
  expect(shown).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(shown).toEqual(['early', 'later']);
  await finish();
  say('late');
  await vi.advanceTimersByTimeAsync(0);
  shown.length = 0;
  for (let i = 0; i < 3; i++) await refreshIn(90);
  ask('again');
  say('in time');
  await vi.advanceTimersByTimeAsync(135);
  expect(shown).toEqual(['in time']);
});

test('how long a page takes that asks for something new as well says nothing of a refresh', async () => {
  await refreshesIn(90, 90, 90);
  const again = ask('again');
  const fresh = ask('new');
  say('a');
  await vi.advanceTimersByTimeAsync(400);
  await fresh();
  say('new');
  await vi.advanceTimersByTimeAsync(50);
  await again();
  say('again');
  await vi.advanceTimersByTimeAsync(0);
  shown.length = 0;
  ask('again');
  say('in time');
  await expectShownAfter(135);
});

test('one that hangs delays the others by less than 200 ms, however long a refresh takes', async () => {
  await refreshesIn(90, 130, 190, 280, 400, 550);
  ask('again');
  say('in time');
  await expectShownAfter(550 + 190);
});

test('a refresh of which one answer hung does not make the next one wait as long', async () => {
  await refreshesIn(90, 90, 90);
  const hung = ask('again');
  say('shown without it');
  await vi.advanceTimersByTimeAsync(5000);
  await hung();
  say('late');
  await vi.advanceTimersByTimeAsync(0);
  shown.length = 0;
  ask('again');
  say('in time');
  await expectShownAfter(135);
});

test('answers that go on coming one by one are shown after a second at the latest', async () => {
  await askAgain();
  for (let i = 0; i < 12; i++) {
    say('a');
    await vi.advanceTimersByTimeAsync(90);
  }
  // All that came in the first second, none of which was shown before it was over.
  expect(shown).toHaveLength(12);
});

test('what waits for the other answers is shown as soon where the clock of the browser is set back meanwhile', async () => {
  await askAgain();
  say('a');
  await vi.advanceTimersByTimeAsync(1);
  vi.setSystemTime(Date.now() - 3_600_000);
  say('b');
  await vi.advanceTimersByTimeAsync(100);
  expect(shown).toEqual(['a', 'b']);
});

const fail = (key: string) =>
  client
    .fetchQuery({ queryKey: [key], queryFn: () => Promise.reject(new Error('no')), staleTime: 0, retry: false })
    .catch(() => undefined);

/** A question that was answered, then failed, and is now asked again. */
async function askWhatFailed(key: string): Promise<void> {
  const first = ask(key);
  await vi.advanceTimersByTimeAsync(0);
  await first();
  await fail(key);
  ask(key);
  await vi.advanceTimersByTimeAsync(0);
  shown.length = 0;
}

test('nothing waits for what failed when it was last asked', async () => {
  await askWhatFailed('hung');
  say('a');
  await vi.advanceTimersByTimeAsync(0);
  expect(shown).toEqual(['a']);
});

test('nor for what failed and was never answered, beside which a refresh is one all the same', async () => {
  await fail('never');
  ask('never');
  say('a');
  await vi.advanceTimersByTimeAsync(0);
  expect(shown).toEqual(['a']);
  await askAgain();
  say('b');
  await vi.advanceTimersByTimeAsync(50);
  say('c');
  await vi.advanceTimersByTimeAsync(99);
  expect(shown).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(shown).toEqual(['b', 'c']);
});

test('what failed once and was answered since is waited for as any other', async () => {
  await fail('again');
  await askAgain();
  say('a');
  await vi.advanceTimersByTimeAsync(99);
  expect(shown).toEqual([]);
});

test('four that failed may hang, and nothing waits for them', async () => {
  for (const key of ['a', 'b', 'c', 'd']) await askWhatFailed(key);
  say('a');
  await vi.advanceTimersByTimeAsync(0);
  expect(shown).toEqual(['a']);
});

test('what is asked of a server that is back is shown together, although all of it failed', async () => {
  for (const key of ['a', 'b', 'c', 'd', 'e']) await askWhatFailed(key);
  say('a');
  await vi.advanceTimersByTimeAsync(99);
  expect(shown).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(shown).toEqual(['a']);
});
