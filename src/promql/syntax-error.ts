import { findNodes, type SyntaxNode, syntaxOf } from './syntax';

/**
 * The text of an expression from its first syntax error on; null where it has none. For tests, which check every
 * expression that the page builds against the grammar. Types and unknown functions are not checked: only a server knows
 * them.
 */
export function syntaxError(expr: string): string | null {
  const [error] = findNodes(syntaxOf(expr), (node) => node.type.isError || isOpenString(node, expr));
  if (error === undefined) return expr.trim() === '' ? '' : null;
  return expr.slice(error.from);
}

/** The grammar, made for an editor, lets a string end where the text ends. */
function isOpenString({ name, from, to }: SyntaxNode, expr: string): boolean {
  return (
    name === 'StringLiteral' &&
    (to - from < 2 || !/^(?:"(?:[^\\"]|\\.)*"|'(?:[^\\']|\\.)*'|`[^`]*`)$/s.test(expr.slice(from, to)))
  );
}
