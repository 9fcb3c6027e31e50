import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeRow, spread } from './draw-names';

describe('spread', () => {
  it('leaves labels where they want to be when there is room', () => {
    expect(spread([10, 40, 80], 12, 0, 100)).toEqual([10, 40, 80]);
  });

  it('pushes labels apart that would overlap', () => {
    expect(spread([50, 51, 52], 12, 0, 100)).toEqual([50, 62, 74]);
  });

  it('pushes them up from the lower edge', () => {
    expect(spread([96, 98, 99], 12, 0, 100)).toEqual([76, 88, 100]);
  });

  it('keeps the order and the distance wherever lines end', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 6 }), (ends) => {
        const places = spread(
          ends.sort((a, b) => a - b),
          12,
          0,
          100,
        );
        places.forEach((y, i) => i > 0 && expect(y - (places[i - 1] ?? 0)).toBeGreaterThanOrEqual(12));
        expect(Math.max(0, ...places)).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('freeRow', () => {
  const written = [{ left: 40, right: 100, middle: 88 }];

  it('is the first one, wherever nothing is written', () => {
    expect(freeRow([88, 76], { left: 40, right: 100 }, 12, [])).toBe(88);
    expect(freeRow([88, 76], { left: 110, right: 170 }, 12, written)).toBe(88);
    expect(freeRow([70, 58], { left: 40, right: 100 }, 12, written)).toBe(70);
  });

  it('is the next one where two texts would lie upon each other', () => {
    expect(freeRow([88, 76], { left: 90, right: 150 }, 12, written)).toBe(76);
    expect(freeRow([84, 72], { left: 0, right: 50 }, 12, written)).toBe(72);
  });

  it('is the very next one, however its distance was reckoned', () => {
    const [height, y] = [1.2 * 11, 97.3];
    const first = { left: 40, right: 100, middle: y - height };
    expect(freeRow([y - height, y - 2 * height, y - 3 * height], first, height, [first])).toBe(y - 2 * height);
  });

  it('is none where all are taken', () => {
    expect(freeRow([88, 84], { left: 40, right: 100 }, 12, written)).toBeUndefined();
  });
});
