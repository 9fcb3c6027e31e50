import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quote, unquote } from './quote';

test('quotes, backslashes and line breaks are escaped', () => {
  expect(quote('/a.b(c)+"d"\\e\n')).toBe('"/a.b(c)+\\"d\\"\\\\e\\n"');
});

test('control characters that Go refuses inside quotes are written by their number', () => {
  expect(quote('\u0085\u2028\ufeff')).toBe('"\\u0085\\u2028\\ufeff"');
});

test('any text survives being quoted and read back', () => {
  const unit = fc.oneof(fc.nat(0xffff).map((code) => String.fromCharCode(code)), fc.constantFrom('"', '\\', 'u', 'x', '0', '\n', '\u2028', '\x7f', '😀'));
  fc.assert(fc.property(fc.string({ unit, maxLength: 40 }), (text) => unquote(quote(text)) === text));
});

test('literals of other people are read as Go reads them', () => {
  expect(unquote("'it\\'s'")).toBe("it's");
  expect(unquote('`a\\n"b"`')).toBe('a\\n"b"');
  expect(unquote('"\\x41\\102\\U0001F600\\t"')).toBe('AB😀\t');
  expect(unquote('"\\U7fffffff"')).toBe('\\U7fffffff');
});
