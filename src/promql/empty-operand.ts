import { type SelectorUse, selectorsIn } from './selectors';
import { childrenOf, operationOf, type SyntaxNode, syntaxOf } from './syntax';

/** Functions that have a result where what they are given has no series. */
const NEVER_EMPTY: ReadonlySet<string> = new Set(['Absent', 'AbsentOverTime', 'Vector']);

/**
 * The first selector because of which an expression has no result, when those without series are the ones for which
 * `isEmpty` holds. null where it may have a result: an alert on it can fire.
 */
export function emptyOperand(expr: string, isEmpty: (use: SelectorUse) => boolean): SelectorUse | null {
  return findEmpty(syntaxOf(expr), expr, isEmpty);
}

function findEmpty(node: SyntaxNode, expr: string, isEmpty: (use: SelectorUse) => boolean): SelectorUse | null {
  const within = (part: SyntaxNode) => findEmpty(part, expr, isEmpty);
  if (node.name === 'VectorSelector') return selectorsIn(node, expr).find(isEmpty) ?? null;
  if (node.name === 'FunctionCall' && NEVER_EMPTY.has(node.firstChild?.firstChild?.name ?? '')) return null;
  const operation = operationOf(node);
  if (operation?.operator === 'Unless') return within(operation.left);
  if (operation?.operator === 'Or') return within(operation.right) && within(operation.left);
  for (const part of childrenOf(node)) {
    const found = within(part);
    if (found !== null) return found;
  }
  return null;
}
