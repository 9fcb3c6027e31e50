import { describe, expect, it } from 'vitest';
import { plain } from './example-facts';
import { capitalised, counted, joined, listed, nameText, shareText, unbroken } from './words';

describe('joined', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('writes %j as %s', (words, text) => {
    expect(joined(words)).toBe(text);
  });
});

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

describe('nameText', () => {
  it('keeps a name on one line and both of its ends', () => {
    expect(plain(nameText('POST /orders'))).toBe('POST /orders');
    expect(nameText('POST /orders')).not.toContain(' ');
    expect(nameText(`/a${'x'.repeat(10_000)}z`)).toMatch(/^\/ax+…x+z$/);
    expect(nameText('x'.repeat(10_000))).toHaveLength(48);
  });

  it('names what has none, which would leave a hole in the sentence', () => {
    expect(['', ' '].map(nameText)).toEqual(['(empty)', '(blank)']);
  });

  it('keeps a name from turning around what follows it', () => {
    expect(nameText('\u202egnp.exe')).toBe('\\u202egnp.exe');
    expect(nameText('/שלום')).toBe('\u2068/שלום\u2069');
  });
});

describe('shareText', () => {
  it('is whole from 10 % on and precise below', () => {
    expect(plain(shareText(0.5432))).toBe('54 %');
    expect(plain(shareText(0.0821))).toBe('8.2 %');
    expect([0.9998, 1, 1.4].map((share) => plain(shareText(share)))).toEqual(['99 %', '100 %', '140 %']);
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
