const OPERATOR_SIGN = /[-+*/%^<>=!@]/;
const OPERATOR_WORD = /^(?:and|or|unless|atan2|offset)\b/i;

/**
 * The expression as an operand: in parentheses where it has an operator of its own, whose precedence could change its
 * meaning; calls, aggregations and selectors as they are.
 */
export function operand(expr: string): string {
  return hasOuterOperator(expr) ? `(${expr})` : expr;
}

function hasOuterOperator(expr: string): boolean {
  let depth = 0;
  for (let i = 0; i < expr.length; i++) {
    const char = expr.charAt(i);
    if (char === '"' || char === "'" || char === '`') i = endOfString(expr, i);
    else if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    else if (depth === 0 && (OPERATOR_SIGN.test(char) || startsOperatorWord(expr, i))) return true;
  }
  return false;
}

function startsOperatorWord(expr: string, at: number): boolean {
  return !/[\w:]/.test(expr.charAt(at - 1)) && OPERATOR_WORD.test(expr.slice(at, at + 7));
}

function endOfString(expr: string, start: number): number {
  const mark = expr.charAt(start);
  let i = start + 1;
  while (i < expr.length && expr.charAt(i) !== mark) i += mark !== '`' && expr.charAt(i) === '\\' ? 2 : 1;
  return i;
}
