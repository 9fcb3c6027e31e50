import type { LabelMatcher } from './label-matcher';

/** One token of a supported regular expression: an escaped character, `.*` or `.+`, `.`, or a literal character. */
const STEP = /\\(\W)|(\.[*+])|(\.)|([^\\^$.|?*+()[\]{}])/gy;

/** A group around all of it, with none within. */
const WHOLE_GROUP = /^\((?:\?:)?([^()]*)\)$/;

/**
 * Whether a matcher accepts a value, which must not be empty. Only the regular expressions that rules commonly use for
 * jobs are supported: alternatives, escapes, and the dot, alone or with `*` or `+`. Anything else accepts nothing. The
 * browser's `RegExp` is not used, because the expression comes from the server and catastrophic backtracking could
 * block the page for hours.
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

/** Whether an expression matches the whole text; null where it has more than the tokens above. */
function isWhole(expression: string, text: string): boolean | null {
  const steps = [...expression.matchAll(STEP)];
  if (steps.map(([step]) => step).join('') !== expression) return null;
  // All positions up to which the tokens so far may have matched.
  let read = [0];
  for (const [, escaped, anything, one, char] of steps) {
    if (anything !== undefined) {
      const first = Math.min(...read) + (anything === '.+' ? 1 : 0);
      read = Array.from({ length: Math.max(0, text.length - first + 1) }, (_, i) => first + i);
    } else {
      read = read
        .filter((at) => at < text.length && (one !== undefined || text[at] === (escaped ?? char)))
        .map((at) => at + 1);
    }
    if (read.length === 0) return false;
  }
  return read.includes(text.length);
}
