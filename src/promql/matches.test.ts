import { expect, test } from 'vitest';
import { matches } from './matches';

const letThrough = (op: '=' | '!=' | '=~' | '!~', value: string) =>
  ['shop', 'shop-api', 'shop.api', 'bookshop', 'a|b'].filter((text) => matches({ op, value }, text));

test.each([
  ['=', 'shop', ['shop']],
  ['!=', 'shop', ['shop-api', 'shop.api', 'bookshop', 'a|b']],
  ['=~', 'shop', ['shop']],
  ['=~', 'shop.*', ['shop', 'shop-api', 'shop.api']],
  ['=~', 'shop.+', ['shop-api', 'shop.api']],
  ['=~', '.*shop', ['shop', 'bookshop']],
  ['=~', '.*o.*o.*', ['bookshop']],
  ['=~', '.+', ['shop', 'shop-api', 'shop.api', 'bookshop', 'a|b']],
  ['=~', 'shop.api', ['shop-api', 'shop.api']],
  ['=~', String.raw`shop\.api`, ['shop.api']],
  ['=~', 'shop-api|book.*', ['shop-api', 'bookshop']],
  ['=~', '(shop|bookshop)', ['shop', 'bookshop']],
  ['=~', '(?:shop|bookshop)', ['shop', 'bookshop']],
  ['=~', String.raw`a\|b`, ['a|b']],
  ['=~', '', []],
  ['!~', 'shop.*', ['bookshop', 'a|b']],
] as const)('%s "%s"', (op, value, expected) => {
  expect(letThrough(op, value)).toEqual(expected);
});

test.each(['shop(-api)?', '[a-z]+', 'sho+p', String.raw`\w+`, '(?i:SHOP)', '^shop$', '(a+)+|shop'])(
  'lets nothing through by %s, which it cannot read',
  (value) => {
    expect(letThrough('=~', value)).toEqual([]);
    expect(letThrough('!~', value)).toEqual([]);
  },
);

test('an expression that keeps the engine of a browser busy takes no time', () => {
  expect(matches({ op: '=~', value: `${'.*a'.repeat(40)}b` }, 'a'.repeat(200))).toBe(false);
});
