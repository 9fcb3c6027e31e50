import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Series } from '@/prometheus/series';
import { at, facts, history, line, START } from '@/health/example-facts';
import { beginningOf, earlierSince, lastCrossing, laterSince, sinceLike } from './since';

const series = (...values: number[]): Series => ({
  labels: {},
  times: Float64Array.from(values, (_, i) => 100 + i * 10),
  values: Float64Array.from(values),
});

describe('sinceLike', () => {
  const since = (secondsOld: number) => {
    const calm = series(1, 1, 1);
    return sinceLike(facts({ at: 120 + secondsOld, history: history() }), 'errorWindow', calm, (value) => value > 5);
  };

  it('is just now where a line that is as new does not show it yet', () => {
    expect(since(10)).toEqual({ time: 130, before: false });
  });

  it('is somewhere before where the newest point of the line is minutes old, as over a day', () => {
    expect(since(240)).toEqual({ time: 360, before: true });
  });
});

describe('lastCrossing', () => {
  it.each([
    ['the first value above after the last one below', [1, 9, 1, 9, 9], { time: 130, before: false }],
    ['the newest value alone', [1, 1, 1, 9], { time: 130, before: false }],
    [
      'the beginning of the range, as "before", where it was above all the time',
      [9, 9, 9],
      { time: 100, before: true },
    ],
    ['nothing where the newest value is below', [9, 9, 1], null],
    ['nothing at the limit itself', [1, 5, 5], null],
    ['the beginning of the stretch through a gap', [1, 9, NaN, 9], { time: 110, before: false }],
    ['the value before a gap at the end', [1, 9, 9, NaN, NaN], { time: 110, before: false }],
    [
      'the first value, and not "before", where the line itself begins in the range',
      [NaN, NaN, 9, 9],
      { time: 120, before: false },
    ],
    ['the value after a gap that follows a value below', [9, 1, NaN, 9], { time: 130, before: false }],
    ['nothing in a line of gaps', [NaN, NaN], null],
    ['nothing in an empty line', [], null],
  ])('is %s', (_, values, expected) => {
    expect(lastCrossing(series(...values), 5)).toEqual(expected);
  });

  it('is null without a line', () => {
    expect(lastCrossing(null, 5)).toBeNull();
  });

  it('finds the minute in which an incident began in an hour of samples', () => {
    const ratio = line((time) => (time >= at('14:02:40') ? 0.08 : 0.001));
    expect(lastCrossing(ratio, 0.05)).toEqual({ time: at('14:02:40'), before: false });
    expect(
      lastCrossing(
        line(() => 0.08),
        0.05,
      ),
    ).toEqual({ time: START, before: true });
  });

  it('always names an instant from which on no value is at or below the limit', () => {
    const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 10 }), fc.constant(NaN)), { maxLength: 30 });
    fc.assert(
      fc.property(values, (list) => {
        const tested = series(...list);
        const since = lastCrossing(tested, 5);
        const known = list.filter((value) => !Number.isNaN(value));
        if (since === null) return (known.at(-1) ?? 0) <= 5;
        const index = tested.times.indexOf(since.time);
        const earlier = list.slice(0, index).filter((value) => !Number.isNaN(value));
        const holds = list.slice(index).every((value) => Number.isNaN(value) || value > 5);
        return holds && (earlier.length === 0 || (earlier.at(-1) ?? 9) <= 5);
      }),
    );
  });
});

describe('beginningOf', () => {
  it('takes any condition, such as silence', () => {
    expect(beginningOf(series(4, 0, 3, 0, 0), (value) => value === 0)).toEqual({ time: 130, before: false });
  });
});

describe('the later and the earlier of two beginnings', () => {
  const early = { time: 10, before: false };
  const late = { time: 20, before: false };

  it('are what they say, in any order', () => {
    expect(laterSince(early, late)).toBe(late);
    expect(laterSince(late, early)).toBe(late);
    expect(earlierSince(early, late)).toBe(early);
    expect(earlierSince(late, early)).toBe(early);
  });

  it('take the known one beside one that is not known', () => {
    expect(laterSince(null, late)).toBe(late);
    expect(earlierSince(early, null)).toBe(early);
    expect(earlierSince(null, null)).toBeNull();
  });

  it('know that "before" lies earlier than the same instant', () => {
    const before = { time: 10, before: true };
    expect(laterSince(before, early)).toBe(early);
    expect(laterSince(early, before)).toBe(early);
    const anywhereBeforeLate = { time: 20, before: true };
    expect(laterSince(anywhereBeforeLate, early)).toBe(early);
    expect(laterSince(early, anywhereBeforeLate)).toBe(early);
    expect(earlierSince(before, early)).toBe(before);
    expect(earlierSince(early, before)).toBe(before);
  });
});
