import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quote } from './quote';
import { unquote } from './unquote';

test('quotes, backslashes and line breaks are escaped', () => {
  expect(quote('/a.b(c)+"d"\\e\n')).toBe('"/a.b(c)+\\"d\\"\\\\e\\n"');
});

test('control characters that Go refuses inside quotes are written by their number', () => {
  expect(quote('\u0085\u2028\ufeff')).toBe('"\\u0085\\u2028\\ufeff"');
});

test('any text survives being quoted and read back', () => {
  const unit = fc.oneof(
    fc.nat(0xffff).map((code) => String.fromCharCode(code)),
    fc.constantFrom('"', '\\', 'u', 'x', '0', '\n', '\u2028', '\x7f', '😀'),
  );
  fc.assert(fc.property(fc.string({ unit, maxLength: 40 }), (text) => unquote(quote(text)) === text));
});
