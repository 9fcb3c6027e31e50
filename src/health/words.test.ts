import { describe, expect, it } from 'vitest';
import { plain } from './example-facts';
import { capitalised, counted, listed, shareText, unbroken } from './words';

describe('listed', () => {
  it.each([
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c', 'd'], 'a, b and 2 more'],
    [[], ''],
  ])('writes %j as %s', (names, text) => {
    expect(listed(names)).toBe(text);
  });
});

describe('shareText', () => {
  it('is whole from 10 % on and precise below', () => {
    expect(plain(shareText(0.5432))).toBe('54 %');
    expect(plain(shareText(0.0821))).toBe('8.2 %');
    expect(plain(shareText(1))).toBe('100 %');
  });
});

describe('words', () => {
  it('keep together what is one thing', () => {
    expect(unbroken('POST /orders')).toBe('POST\u00a0/orders');
    expect(counted(1, 'rule')).toBe('1\u00a0rule');
    expect(counted(3, 'rule')).toBe('3\u00a0rules');
  });

  it('begin a sentence with a capital', () => {
    expect(capitalised('alerts above 5 %')).toBe('Alerts above 5 %');
    expect(capitalised('')).toBe('');
  });
});
