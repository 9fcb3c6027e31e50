const NAMED_ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|([\s\S]))/g;

/** The text of a PromQL string literal in double quotes, single quotes or backticks; the reverse of `quote`. */
export function unquote(literal: string): string {
  const text = literal.slice(1, -1);
  if (literal.startsWith('`')) return text;
  return text.replace(ESCAPE, (whole, x?: string, u?: string, long?: string, octal?: string, char?: string) => {
    const hex = x ?? u ?? long;
    if (hex !== undefined) return fromCodePoint(Number.parseInt(hex, 16), whole);
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    return (char !== undefined && NAMED_ESCAPES[char]) || (char ?? '');
  });
}

/** U+10FFFF is the last code point; an escape beyond it stays as it was written. */
function fromCodePoint(code: number, whole: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
