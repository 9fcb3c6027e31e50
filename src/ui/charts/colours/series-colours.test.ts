import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignColours } from './series-colours';

const KEYS = [
  'POST /orders',
  'GET /products',
  'GET /search',
  'POST /cart',
  'POST /login',
  'GET /orders/:id',
  'POST /payments',
  'GET /products/:id',
];

describe('assignColours', () => {
  it('gives up to eight lines eight different colours', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 8 }), (keys) => {
        expect(new Set(assignColours(keys).values()).size).toBe(keys.length);
      }),
    );
  });

  it('does not depend on the order of the lines, which is their rank', () => {
    expect(assignColours(KEYS)).toEqual(assignColours(KEYS.toReversed()));
  });

  it('keeps every colour when lines come and go', () => {
    const three = assignColours(KEYS.slice(0, 3));
    const five = assignColours(KEYS.slice(0, 5), three);
    const again = assignColours(KEYS.slice(2, 5), five);
    for (const key of KEYS.slice(0, 3)) expect(five.get(key)).toBe(three.get(key));
    for (const key of KEYS.slice(2, 5)) expect(again.get(key)).toBe(five.get(key));
  });

  it('gives a line that was away its own colour back', () => {
    const before = assignColours(KEYS.slice(0, 4));
    const without = assignColours(KEYS.slice(1, 4), before);
    const withNew = assignColours(KEYS.slice(1, 6), without);
    const back = assignColours(KEYS.slice(0, 6), withNew);
    expect(back.get('POST /orders')).toBe(before.get('POST /orders'));
    expect(new Set(KEYS.slice(0, 6).map((key) => back.get(key))).size).toBe(6);
  });

  it('shares colours evenly beyond eight: of sixteen lines no three have the same', () => {
    const many = Array.from({ length: 16 }, (_, i) => `/api/${i}`);
    const colours = assignColours(many, assignColours(many.slice(0, 8)));
    const all = [...colours.values()];
    const sharing = all.map((colour) => all.filter((other) => other === colour).length);
    expect(sharing).toEqual(many.map(() => 2));
  });

  it('has a colour for every line beyond eight, and forgets lines that no longer have one of their own', () => {
    const many = Array.from({ length: 20 }, (_, i) => `series ${i}`);
    const colours = assignColours(many);
    expect(many.every((key) => colours.get(key) !== undefined)).toBe(true);
    expect(new Set(colours.values()).size).toBe(8);
    let kept = colours;
    for (let i = 0; i < 50; i++)
      kept = assignColours(
        Array.from({ length: 8 }, (_, k) => `round ${i} line ${k}`),
        kept,
      );
    expect(kept.size).toBeLessThanOrEqual(16);
  });
});
