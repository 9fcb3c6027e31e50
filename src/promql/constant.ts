import { parseDuration } from './duration';
import { operationOf, type SyntaxNode, withoutParentheses } from './syntax';

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  Add: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Mul: (a, b) => a * b,
  Div: (a, b) => a / b,
  Mod: (a, b) => a % b,
  Pow: (a, b) => a ** b,
};

/**
 * The number that a part of an expression stands for (`500 * 1024 * 1024`, `-Inf`, `5m`); null where it is no constant.
 */
export function constantOf(outer: SyntaxNode, expr: string): number | null {
  const node = withoutParentheses(outer);
  if (node.name === 'NumberDurationLiteral') return numberOf(expr.slice(node.from, node.to));
  if (node.name === 'UnaryExpr' && node.lastChild) {
    const value = constantOf(node.lastChild, expr);
    return value !== null && expr.charAt(node.from) === '-' ? -value : value;
  }
  const operation = operationOf(node);
  const compute = operation && ARITHMETIC[operation.operator];
  if (!operation || !compute) return null;
  const left = constantOf(operation.left, expr);
  const right = constantOf(operation.right, expr);
  return left === null || right === null ? null : compute(left, right);
}

function numberOf(text: string): number | null {
  const sign = text.startsWith('-') ? -1 : 1;
  const digits = text
    .replace(/^[+-]\s*/, '')
    .replaceAll('_', '')
    .toLowerCase();
  if (digits === 'inf') return sign * Number.POSITIVE_INFINITY;
  const seconds = parseDuration(digits);
  const value = seconds ?? Number(digits);
  return Number.isNaN(value) ? null : sign * value;
}
