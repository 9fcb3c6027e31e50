import { expect, test } from 'vitest';
import { pastStretches } from './past';

const NOW = 1_800_000_015;
const DAY = 86_400;

test('stretches cover a year without gaps or overlaps', () => {
  const begin = NOW - 6 * 3600;
  const stretches = pastStretches(begin, NOW);
  expect(stretches[0]?.from).toBeLessThan(NOW - 365 * DAY);
  expect(stretches.at(-1)?.to).toBe(begin);
  for (const [i, { from }] of stretches.entries()) expect(from).toBe(stretches[i - 1]?.to ?? from);
});

test('samples are at multiples of their interval, which is shorter for recent ones', () => {
  const stretches = pastStretches(NOW - 6 * 3600, NOW);
  expect(stretches.map(({ every }) => every)).toEqual([7200, 1800, 600, 60]);
  expect(stretches.map(({ from, every }) => from % every)).toEqual([0, 0, 0, 0]);
});

test('the stretch with every scrape is not written twice', () => {
  expect(pastStretches(NOW - 8 * DAY, NOW).map(({ every }) => every)).toEqual([7200, 1800]);
});
