import { expect, test } from 'vitest';
import { shiftAt } from './shift';

const HOUR = 3600;
const places = Array.from({ length: HOUR }, (_, second) => shiftAt(1_780_000_000 + second));

test('within an hour the picture has been everywhere, and nowhere longer than elsewhere', () => {
  const stays = new Map<string, number>();
  for (const { x, y } of places.slice(0, 36 * 60)) stays.set(`${x} ${y}`, (stays.get(`${x} ${y}`) ?? 0) + 1);
  expect([...stays.values()]).toEqual(Array.from({ length: 12 }, () => 180));
});

test('one move is too small to be seen and no place is further from the middle than the margin of a wall is wide', () => {
  for (const [i, { x, y }] of places.entries()) {
    const before = places[i - 1] ?? { x, y };
    expect(Math.hypot(x - before.x, y - before.y)).toBeLessThan(3);
    expect(Math.hypot(x, y)).toBeLessThanOrEqual(4);
  }
});
