import type { LabelMatcher } from './label-matcher';

/** One step of a regular expression: an escaped character, anything of any length, any one character, or a character that stands for itself. */
const STEP = /\\(\W)|(\.[*+])|(\.)|([^\\^$.|?*+()[\]{}])/gy;

/** A group around all of it, with none within. */
const WHOLE_GROUP = /^\((?:\?:)?([^()]*)\)$/;

/**
 * Whether a matcher lets a value that is not empty through. Of regular expressions it reads what rules name jobs by: alternatives, escapes, and
 * the dot, alone or with `*` or `+`. With anything else in it nothing is let through: the browser would read it, and can be kept busy for hours
 * by an expression that a server chooses.
 */
export function matches({ op, value }: Pick<LabelMatcher, 'op' | 'value'>, text: string): boolean {
  if (op === '=' || op === '!=') return (value === text) === (op === '=');
  const found = alternativesOf(value).map((alternative) => isWhole(alternative, text));
  return !found.includes(null) && found.includes(true) === (op === '=~');
}

/** `a` and `b` of `(a|b)`. A bar behind a backslash separates nothing. */
function alternativesOf(expression: string): readonly string[] {
  const inner = WHOLE_GROUP.exec(expression)?.[1] ?? expression;
  return inner.match(/(?:\\.|[^|])+/gs) ?? [];
}

/** Whether an expression reads the text from its beginning to its end; null where it has more than the steps above. */
function isWhole(expression: string, text: string): boolean | null {
  const steps = [...expression.matchAll(STEP)];
  if (steps.map(([step]) => step).join('') !== expression) return null;
  // All places up to which the steps so far may have read.
  let read = [0];
  for (const [, escaped, anything, one, char] of steps) {
    if (anything !== undefined) {
      const first = Math.min(...read) + (anything === '.+' ? 1 : 0);
      read = Array.from({ length: Math.max(0, text.length - first + 1) }, (_, i) => first + i);
    } else {
      read = read.filter((at) => at < text.length && (one !== undefined || text[at] === (escaped ?? char))).map((at) => at + 1);
    }
    if (read.length === 0) return false;
  }
  return read.includes(text.length);
}
