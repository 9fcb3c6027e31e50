import fc from 'fast-check';
import { expect, test } from 'vitest';
import { goesOnTo, seriesKey } from './series';

const LABELS = fc.dictionary(fc.constantFrom('instance', 'job', 'le', 'Job', '__proto__', '10', '9'), fc.string(), {
  noNullPrototype: false,
});

test('a label set has the same key in whatever order it was written, and another one than any other set', () => {
  fc.assert(
    fc.property(LABELS, LABELS, (one, other) => {
      const reversed = Object.fromEntries(Object.entries(one).toReversed());
      expect(seriesKey(reversed)).toBe(seriesKey(one));
      const isSame = Object.keys({ ...one, ...other }).every(
        (name) => Object.hasOwn(one, name) && Object.hasOwn(other, name) && one[name] === other[name],
      );
      expect(seriesKey({ ...one }) === seriesKey({ ...other })).toBe(isSame);
    }),
  );
});

test('a line goes on to a time as long as it ended no more than three steps before it', () => {
  const line = (...values: number[]) => ({
    times: Float64Array.from(values, (_, i) => i * 15),
    values: Float64Array.from(values),
  });
  expect(goesOnTo(line(1, 2, 3), 30)).toBe(true);
  expect(goesOnTo(line(1, 2, NaN), 60)).toBe(true);
  expect(goesOnTo(line(1, 2, NaN), 61)).toBe(false);
  expect(goesOnTo(line(NaN, NaN), 15)).toBe(false);
});
