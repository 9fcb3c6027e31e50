import { constantOf } from './constant';
import { parseDuration } from './duration';
import { type SelectorUse, selectorsIn } from './selectors';
import { childrenOf, findNodes, operationOf, type SyntaxNode, syntaxOf, withoutParentheses } from './syntax';
import { unquote } from './unquote';

/**
 * What one side of an expression reads, and what it computes from it. `windows` (seconds) are those of `rate`,
 * `increase` and other functions over ranges; `calls` the names of all functions and aggregations, the outermost first.
 * `grouping`: the `by` labels of the outermost aggregation, empty where it has none; null where there is no
 * aggregation, or one with `without`, because only the server knows which labels that leaves.
 */
export type Reads = {
  selectors: readonly SelectorUse[];
  windows: readonly RangeUse[];
  calls: readonly string[];
  grouping: readonly string[] | null;
};

export type RangeUse = { fn: string; window: number };

/**
 * What an expression says, as far as its form tells.
 * - `quantile`: `histogram_quantile(q, …)`; its `grouping` is what the buckets are summed by, `le` among them.
 * - `ratio`: a division; `complement` for `1 - a / b`.
 * - `value`: anything else.
 */
export type ExpressionShape =
  | ({ kind: 'quantile'; q: number } & Reads)
  | { kind: 'ratio'; numerator: Reads; denominator: Reads; complement: boolean }
  | ({ kind: 'value' } & Reads);

/**
 * The shape of what an alert compares with its threshold. Looks through parentheses, sums and maxima, guards (`> 0`,
 * `>= 0`) and alternatives after `or`, since they do not change what is measured.
 */
export function shapeOf(left: string): ExpressionShape {
  const node = core(syntaxOf(left).firstChild, left);
  if (!node) return { kind: 'value', selectors: [], windows: [], calls: [], grouping: null };
  const q = quantileOf(node, left);
  if (q !== null) return { kind: 'quantile', q, ...readsOf(node, left) };
  return ratioOf(node, left) ?? { kind: 'value', ...readsOf(node, left) };
}

function ratioOf(node: SyntaxNode, expr: string): ExpressionShape | null {
  const operation = operationOf(node);
  if (operation?.operator === 'Sub' && constantOf(operation.left, expr) === 1) {
    const inner = core(operation.right, expr);
    const ratio = inner && ratioOf(inner, expr);
    return ratio?.kind === 'ratio' ? { ...ratio, complement: !ratio.complement } : null;
  }
  // Division by a constant converts a unit; it makes no ratio.
  if (operation?.operator !== 'Div' || constantOf(operation.right, expr) !== null) return null;
  return {
    kind: 'ratio',
    numerator: readsOf(operation.left, expr),
    denominator: readsOf(operation.right, expr),
    complement: false,
  };
}

function quantileOf(node: SyntaxNode, expr: string): number | null {
  if (node.name !== 'FunctionCall' || node.firstChild?.firstChild?.name !== 'HistogramQuantile') return null;
  const [q] = childrenOf(node.getChild('FunctionCallBody') ?? node);
  return q ? constantOf(q, expr) : null;
}

function groupingIn(node: SyntaxNode, expr: string): string[] | null {
  const [outermost] = findNodes(node, ({ name }) => name === 'AggregateExpr');
  const modifier = outermost?.getChild('AggregateModifier') ?? null;
  if (outermost === undefined || modifier?.firstChild?.name === 'Without') return null;
  return childrenOf(modifier?.getChild('GroupingLabels') ?? null).map(({ name, from, to }) => {
    const text = expr.slice(from, to);
    return name === 'QuotedLabelName' ? unquote(text) : text;
  });
}

function callsIn(node: SyntaxNode, expr: string): string[] {
  const names = findNodes(node, ({ name }) => name === 'FunctionCall' || name === 'AggregateExpr').flatMap(
    ({ firstChild }) => firstChild ?? [],
  );
  return names.map(({ from, to }) => expr.slice(from, to).toLowerCase());
}

const SEEN_THROUGH: ReadonlySet<string> = new Set(['Sum', 'Max', 'Min', 'Avg']);

function core(outer: SyntaxNode | null, expr: string): SyntaxNode | null {
  if (!outer) return null;
  const node = withoutParentheses(outer);
  const operation = operationOf(node);
  if (operation && /^(Or|And|Unless)$/.test(operation.operator)) return core(operation.left, expr);
  if (
    operation &&
    /^(Gtr|Gte|Lss|Lte|Eql|Neq)$/.test(operation.operator) &&
    constantOf(operation.right, expr) !== null
  ) {
    return core(operation.left, expr);
  }
  if (node.name !== 'AggregateExpr' || !SEEN_THROUGH.has(node.firstChild?.firstChild?.name ?? '')) return node;
  const inner = core(node.getChild('FunctionCallBody')?.firstChild ?? null, expr);
  // Only a quantile or a ratio inside says more than the sum itself.
  return inner && (quantileOf(inner, expr) !== null || ratioOf(inner, expr)) ? inner : node;
}

function readsOf(node: SyntaxNode, expr: string): Reads {
  const ranges = findNodes(node, ({ name }) => name === 'MatrixSelector');
  const windows = ranges.flatMap((range): RangeUse[] => {
    const duration = range.getChild('DurationExpr');
    // Prometheus 3 takes plain seconds as well.
    const text = duration ? expr.slice(duration.from, duration.to).trim() : '';
    const window = parseDuration(text) ?? Number(text);
    const name = callAround(range)?.firstChild;
    return !(window > 0) || !name ? [] : [{ fn: expr.slice(name.from, name.to), window }];
  });
  return { selectors: selectorsIn(node, expr), windows, calls: callsIn(node, expr), grouping: groupingIn(node, expr) };
}

/** The call whose argument this is; an `offset`, an `@` or parentheses may stand between the two. */
function callAround({ parent }: SyntaxNode): SyntaxNode | null {
  return parent === null || parent.name === 'FunctionCall' ? parent : callAround(parent);
}
