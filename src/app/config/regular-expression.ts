/**
 * What RE2, by which Prometheus reads expressions, writes otherwise than the browser or does not know: text between
 * `\Q` and `\E`, an escape, a group with a name, flags, look-around. Escapes are read from the left, so that nothing
 * behind an escaped backslash is taken for one.
 */
const PARTS = /\\Q[^]*?(?:\\E|$)|\\(?:[0-7]{2}|[^])|\(\?(?:P<\w+>|[imsU-]+(?:\)|(?=:))|<?[=!])/g;

/**
 * Look-around, back references, and letters that mean nothing behind a backslash there; the browser lets all of them
 * through.
 */
const NOT_RE2 = /^\\[ceghijklmoquyCE-ORT-VX-Z1-9]$|^\(\?<?[=!]$/;

/** Why Prometheus would refuse an expression, to follow upon what it is; null where nothing is known against it. */
export function expressionProblem(value: string): string | null {
  try {
    new RegExp(value.replaceAll(PARTS, asBrowserWrites)).test('');
  } catch {
    return 'is not a valid regular expression';
  }
  return value.match(PARTS)?.some((part) => NOT_RE2.test(part))
    ? 'uses look-around, a back reference or an escape that Prometheus does not know'
    : null;
}

function asBrowserWrites(part: string): string {
  if (part.startsWith('\\Q')) return 'x';
  if (part.startsWith('\\') || NOT_RE2.test(part)) return part;
  return part.endsWith('>') ? '(' : part.endsWith(')') ? '' : '(?';
}
