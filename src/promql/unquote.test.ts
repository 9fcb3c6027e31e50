import { expect, test } from 'vitest';
import { unquote } from './unquote';

test('literals of other people are read as Go reads them', () => {
  expect(unquote("'it\\'s'")).toBe("it's");
  expect(unquote('`a\\n"b"`')).toBe('a\\n"b"');
  expect(unquote('"\\x41\\102\\U0001F600\\t"')).toBe('AB😀\t');
  expect(unquote('"\\U7fffffff"')).toBe('\\U7fffffff');
});
