import fc from 'fast-check';
import { expect, test } from 'vitest';
import { turnAt } from './turn';

test('every view has its turn, in order, and the same one on every screen', () => {
  expect([0, 29.9, 30, 60, 90].map((now) => turnAt(now, 3, 30).place)).toEqual([0, 0, 1, 2, 0]);
});

test('the next view is named a moment before its turn and not earlier', () => {
  expect(turnAt(10, 2, 30)).toEqual({ place: 0, next: null, until: 26 });
  expect(turnAt(26, 2, 30)).toEqual({ place: 0, next: 1, until: 30 });
  expect(turnAt(56, 2, 30)).toEqual({ place: 1, next: 0, until: 60 });
});

test('something changes when it was said to, and always later than now', () => {
  const now = fc.integer({ min: 0, max: 4e9 }).map((halves) => halves / 2);
  fc.assert(
    fc.property(now, fc.integer({ min: 2, max: 9 }), fc.integer({ min: 5, max: 3600 }), (at, count, every) => {
      const turn = turnAt(at, count, every);
      const then = turnAt(turn.until, count, every);
      expect(turn.until).toBeGreaterThan(at);
      expect([then.place, then.next]).not.toEqual([turn.place, turn.next]);
    }),
  );
});
