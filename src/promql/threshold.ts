import { constantOf } from './constant';
import { operand } from './operand';
import { operationOf, type SyntaxNode, syntaxOf, withoutParentheses } from './syntax';

export type Comparison = '>' | '>=' | '<' | '<=' | '==' | '!=';

/**
 * A limit that an alert expression sets: `left op value`, where the expression says `scale` times `left`. `100 * x > 5`
 * has left `x`, value 5 and scale 100, so that the limit on `x` is `value / scale`.
 */
export type ExpressionThreshold = { left: string; op: Comparison; value: number; scale: number };

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  Gtr: '>',
  Gte: '>=',
  Lss: '<',
  Lte: '<=',
  Eql: '==',
  Neq: '!=',
};

const MIRRORED: Readonly<Record<Comparison, Comparison>> = {
  '>': '<',
  '>=': '<=',
  '<': '>',
  '<=': '>=',
  '==': '==',
  '!=': '!=',
};

/**
 * The comparison with a number that decides about an alert; null where there is none. Under `and` it is the first side
 * that has one: what follows is usually a floor of traffic. `or` has two limits, which no single line can show.
 */
export function thresholdOf(expr: string): ExpressionThreshold | null {
  return find(syntaxOf(expr).firstChild, expr);
}

function find(outer: SyntaxNode | null, expr: string): ExpressionThreshold | null {
  const operation = outer && operationOf(withoutParentheses(outer));
  if (!operation) return null;
  const { left, right, operator } = operation;
  if (operator === 'Unless') return find(left, expr);
  if (operator === 'And') return find(left, expr) ?? find(right, expr);
  const op = COMPARISONS[operator];
  // `bool` gives 0 or 1 for every series, so the alert fires whatever the number.
  if (op === undefined || operation.modified) return null;
  const value = constantOf(right, expr);
  if (value !== null) return { ...scaled(left, expr), op, value };
  const mirrored = constantOf(left, expr);
  return mirrored === null ? null : { ...scaled(right, expr), op: MIRRORED[op], value: mirrored };
}

type Scaled = Pick<ExpressionThreshold, 'left' | 'scale'>;

/**
 * Takes constant factors off: `100 * (a / b)`, `100 * a / b`, `x / 1024 / 1024`, `max(x / 1024)`. Negative ones stay,
 * because they would turn the comparison around.
 */
function scaled(outer: SyntaxNode, expr: string): Scaled {
  const node = withoutParentheses(outer);
  const whole = { left: expr.slice(node.from, node.to), scale: 1 };
  const operation = operationOf(node);
  if (node.name === 'AggregateExpr') return scaledWithin(node, expr) ?? whole;
  if (operation?.operator !== 'Mul' && operation?.operator !== 'Div') return whole;
  const { left, right, operator } = operation;
  const before = constantOf(left, expr);
  const behind = constantOf(right, expr);
  if (before === null && behind === null) {
    const inner = scaled(left, expr);
    return inner.scale === 1 ? whole : { ...inner, left: `${operand(inner.left)}${expr.slice(left.to, node.to)}` };
  }
  if (behind === null && operator === 'Div') return whole;
  const factor = operator === 'Div' ? 1 / (behind ?? 1) : (before ?? behind ?? 1);
  if (!(factor > 0 && Number.isFinite(factor))) return whole;
  const inner = scaled(behind === null ? right : left, expr);
  return { left: inner.left, scale: inner.scale * factor };
}

/** Aggregations for which f(k · x) = k · f(x), so that a factor may be taken out. */
const LINEAR: ReadonlySet<string> = new Set(['Sum', 'Max', 'Min', 'Avg']);

/** `max(x)` of `max(x / 1024)`; null where there is no factor to take off. */
function scaledWithin(aggregate: SyntaxNode, expr: string): Scaled | null {
  const body = aggregate.getChild('FunctionCallBody')?.firstChild ?? null;
  if (body === null || !LINEAR.has(aggregate.firstChild?.firstChild?.name ?? '')) return null;
  const inner = scaled(body, expr);
  return inner.scale === 1
    ? null
    : { ...inner, left: `${expr.slice(aggregate.from, body.from)}${inner.left}${expr.slice(body.to, aggregate.to)}` };
}
