import { parser } from '@prometheus-io/lezer-promql';

/** A place in the syntax tree of an expression; `name` is the grammar's. Positions count UTF-16 units from the start. */
export type SyntaxNode = ReturnType<typeof parser.parse>['topNode'];

/** More than the rules of a service and what they were recorded from; beyond that the trees of a large installation would only fill the heap. */
const MOST_TREES = 200;

// A rule is read for its limit, for its light and by those that name it, and all of it again whenever the service is known better.
const trees = new Map<string, SyntaxNode>();

/** The tree of an expression. It is never missing: what cannot be read stands in it as an error. */
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

/** `modified` tells that `bool`, `on (…)` or another modifier stands behind the operator. null where the node is no operation. */
export function operationOf(node: SyntaxNode): Operation | null {
  if (node.name !== 'BinaryExpr') return null;
  const [left, operator, ...rest] = childrenOf(node);
  const right = rest.at(-1);
  return left && operator && right ? { left, operator: operator.name, right, modified: rest.length > 1 } : null;
}

/** What stands in any number of parentheses. */
export function withoutParentheses(node: SyntaxNode): SyntaxNode {
  const inner = node.name === 'ParenExpr' ? node.firstChild : null;
  return inner ? withoutParentheses(inner) : node;
}
