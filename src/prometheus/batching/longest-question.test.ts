import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTooLong, withinLongest } from './longest-question';

const LONGEST = 16_384;
const bytes = (text: string) => new TextEncoder().encode(text).length;
const write = (items: readonly string[]) => `up{job=~"${items.join('|')}"}`;

test('what no server finds too long is one expression, to the byte', () => {
  const rest = (length: number) => ['a', 'b'.repeat(length - write(['a', '']).length)];
  expect(bytes(write(rest(LONGEST)))).toBe(LONGEST);
  expect(withinLongest(rest(LONGEST), write)).toEqual([rest(LONGEST)]);
  expect(withinLongest(rest(LONGEST + 1), write)).toHaveLength(2);
});

test('what is too long is asked about fewer at a time, everything once and in its order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 900 }),
      (items) => {
        const parts = withinLongest(items, write);
        expect(parts.flat()).toEqual(items);
        for (const part of parts) expect(bytes(write(part))).toBeLessThanOrEqual(LONGEST);
      },
    ),
    { numRuns: 50 },
  );
});

test('a name counts as long as it is sent, which is up to three times its characters', () => {
  const names = Array.from({ length: 100 }, (_, i) => `${'監'.repeat(60)}${i}`);
  expect(write(names).length).toBeLessThan(LONGEST);
  expect(isTooLong(write(names))).toBe(true);
  expect(withinLongest(names, write).length).toBeGreaterThan(1);
});
