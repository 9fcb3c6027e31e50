import { expect, test } from 'vitest';
import { Rankings } from './rankings';

/** Rankings of a server that answers with the next of these, and how often it was asked. */
function rankingsOf(...answers: string[][]) {
  const rankings = new Rankings();
  let asked = 0;
  const ask = () => {
    const names = answers[asked];
    asked += 1;
    return names ? Promise.resolve(names) : Promise.reject(new Error('timeout'));
  };
  return { at: (now: number, key = 'by requests') => rankings.names(key, now, ask), asked: () => asked };
}

test('are waited for at first, and known at once from then on', async () => {
  const { at, asked } = rankingsOf(['/a'], ['/b']);
  const first = at(0);
  expect(first).toBeInstanceOf(Promise);
  expect(await first).toEqual(['/a']);
  expect(at(24)).toEqual(['/a']);
  expect(asked()).toBe(1);
});

test('are asked anew after half a minute, for the refresh after the one that finds them old', async () => {
  const { at } = rankingsOf(['/a'], ['/b']);
  await at(0);
  expect(at(30)).toEqual(['/a']);
  await Promise.resolve();
  expect(at(40)).toEqual(['/b']);
});

test('stay while the server does not rank, and it is asked again', async () => {
  const { at, asked } = rankingsOf(['/a']);
  await at(0);
  for (const now of [30, 40]) {
    expect(at(now)).toEqual(['/a']);
    await Promise.resolve();
  }
  expect(asked()).toBe(3);
});

test('of long ago say nothing: a page that was hidden waits for new ones', async () => {
  const { at } = rankingsOf(['/a'], ['/b']);
  await at(0);
  expect(await at(3600)).toEqual(['/b']);
});

test('are told apart, and not kept without end', async () => {
  const { at, asked } = rankingsOf(...Array.from({ length: 60 }, (_, i) => [`/${i}`]));
  for (let i = 0; i < 51; i++) expect(await at(0, `of ${i}`)).toEqual([`/${i}`]);
  expect(at(1, 'of 50')).toEqual(['/50']);
  expect(asked()).toBe(51);
  expect(at(1, 'of 0')).toBeInstanceOf(Promise);
});
