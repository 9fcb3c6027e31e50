import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seriesKey } from './series';

const LABELS = fc.dictionary(fc.constantFrom('instance', 'job', 'le', 'Job', '__proto__', '10', '9'), fc.string(), { noNullPrototype: false });

test('a label set has the same key in whatever order it was written, and another one than any other set', () => {
  fc.assert(
    fc.property(LABELS, LABELS, (one, other) => {
      const reversed = Object.fromEntries(Object.entries(one).toReversed());
      expect(seriesKey(reversed)).toBe(seriesKey(one));
      const isSame = Object.keys({ ...one, ...other }).every((name) => Object.hasOwn(one, name) && Object.hasOwn(other, name) && one[name] === other[name]);
      expect(seriesKey({ ...one }) === seriesKey({ ...other })).toBe(isSame);
    }),
  );
});
