import { parser } from '@prometheus-io/lezer-promql';

/**
 * A place in the syntax tree of an expression; `name` is the grammar's. Positions count UTF-16 units from the start.
 */
export type SyntaxNode = ReturnType<typeof parser.parse>['topNode'];

/**
 * Enough for the rules of a service and the recording rules behind them; more would only fill the heap where a large
 * installation has thousands.
 */
const MOST_TREES = 200;

// The same rule is parsed for its limit, for its signal and for rules that refer to it, and again whenever discovery
// learns more about the service.
const trees = new Map<string, SyntaxNode>();

/** The syntax tree of an expression. There always is one: what cannot be parsed stands in it as an error node. */
export function syntaxOf(expr: string): SyntaxNode {
  const known = trees.get(expr);
  if (known !== undefined) return known;
  const tree = parser.parse(expr).topNode;
  if (trees.size >= MOST_TREES) trees.clear();
  trees.set(expr, tree);
  return tree;
}

/** The children of a node, in their order; none where there is no node. */
export function childrenOf(node: SyntaxNode | null): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node?.firstChild ?? null; child; child = child.nextSibling) children.push(child);
  return children;
}

/** Every node below and including this one for which `wanted` holds, in the order of the text. */
export function findNodes(node: SyntaxNode, wanted: (node: SyntaxNode) => boolean): SyntaxNode[] {
  const below = childrenOf(node).flatMap((child) => findNodes(child, wanted));
  return wanted(node) ? [node, ...below] : below;
}

/** The two sides of a binary expression and the operator between them. */
export type Operation = { left: SyntaxNode; operator: string; right: SyntaxNode; modified: boolean };

/**
 * `modified` tells that `bool`, `on (…)` or another modifier stands behind the operator. null where the node is no
 * operation.
 */
export function operationOf(node: SyntaxNode): Operation | null {
  if (node.name !== 'BinaryExpr') return null;
  const [left, operator, ...rest] = childrenOf(node);
  const right = rest.at(-1);
  return left && operator && right ? { left, operator: operator.name, right, modified: rest.length > 1 } : null;
}

/** The node inside any number of parentheses. */
export function withoutParentheses(node: SyntaxNode): SyntaxNode {
  const inner = node.name === 'ParenExpr' ? node.firstChild : null;
  return inner ? withoutParentheses(inner) : node;
}
