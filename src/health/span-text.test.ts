import { describe, expect, it } from 'vitest';
import { plain } from './example-facts';
import { spanText, timeBefore, timeShown } from './span-text';

const HOUR = 3600;
const DAY = 24 * HOUR;

describe('spanText', () => {
  it.each([
    [HOUR, 'hour'],
    [HOUR + 120, 'hour'],
    [HOUR - 121, '58 min'],
    [6 * HOUR, '6 hours'],
    [DAY, '24 hours'],
    [50 * HOUR, '50 hours'],
    [2 * DAY, '2 days'],
    [30 * DAY, '30 days'],
    [900, '15 min'],
    [20, '1 min'],
    [90 * 60, '1 h 30 min'],
  ])('writes %d s as %s', (seconds, text) => {
    expect(plain(spanText(seconds))).toBe(text);
  });

  it('knows a week by its coarse grid too, whose last step may not be full', () => {
    expect([7 * DAY + 1800, 7 * DAY - 1800].map(spanText)).toEqual(['7 days', '7 days']);
  });
});

it('is said of the past, and of a time that is over', () => {
  expect([false, true].map((isOver) => [timeBefore(HOUR, isOver), timeShown(2 * DAY, isOver)])).toEqual([
    ['the last hour', 'the last 2 days'],
    ['the hour before', 'the 2 days shown'],
  ]);
});
