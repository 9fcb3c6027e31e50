import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalsFor, fixed, trimZeros, withoutMinusZero } from './decimals';

describe('decimalsFor', () => {
  it('leaves three significant digits, at most as many decimals as asked for', () => {
    expect([426, 60.42, 8.234, 0.5234].map((value) => decimalsFor(value, 2))).toEqual([0, 1, 2, 2]);
  });

  it('keeps one digit of a value that would otherwise read as zero', () => {
    expect(decimalsFor(0.0004, 2)).toBe(4);
  });

  it('counts the decimals of the number that is shown, not of the one before rounding', () => {
    expect(decimalsFor(9.996, 2)).toBe(1);
  });
});

describe('fixed', () => {
  it('writes an exact number short and a measured one with its decimals', () => {
    expect(fixed(5, 2)).toBe('5');
    expect(fixed(4.997, 2)).toBe('5.00');
    expect(fixed(0.8, 2)).toBe('0.8');
  });

  it('never writes minus zero', () => {
    expect(fixed(-0.004, 2)).toBe('0.00');
    expect(withoutMinusZero('-0')).toBe('0');
    expect(withoutMinusZero('-0.5')).toBe('-0.5');
  });

  it('stays short and finite for every number there is', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = fixed(value, decimalsFor(value, 2));
        expect(text).toMatch(/^-?\d+(\.\d+)?(e[+-]\d+)?$/);
        expect(text.length).toBeLessThanOrEqual(12);
      }),
    );
  });
});

describe('trimZeros', () => {
  it('removes only zeros behind the point', () => {
    expect(['2.50', '3.00', '100', '0.0'].map(trimZeros)).toEqual(['2.5', '3', '100', '0']);
  });
});
