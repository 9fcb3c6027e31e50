import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spread } from './draw-names';

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
        const places = spread(ends.sort((a, b) => a - b), 12, 0, 100);
        places.forEach((y, i) => i > 0 && expect(y - (places[i - 1] ?? 0)).toBeGreaterThanOrEqual(12));
        expect(Math.max(0, ...places)).toBeLessThanOrEqual(100);
      }),
    );
  });
});
