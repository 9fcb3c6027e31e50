import { findNodes, type SyntaxNode, syntaxOf } from './syntax';

/**
 * What stands where an expression cannot be read, null where it can: the page only sends what it has built itself, so it is the tests that hold
 * every expression against the grammar. What the parts mean (types, unknown functions) only a server can tell.
 */
export function syntaxError(expr: string): string | null {
  const [error] = findNodes(syntaxOf(expr), (node) => node.type.isError || isOpenString(node, expr));
  if (error === undefined) return expr.trim() === '' ? '' : null;
  return expr.slice(error.from);
}

/** The grammar, made for an editor, lets a string end where the text ends. */
function isOpenString({ name, from, to }: SyntaxNode, expr: string): boolean {
  return name === 'StringLiteral' && (to - from < 2 || !/^(?:"(?:[^\\"]|\\.)*"|'(?:[^\\']|\\.)*'|`[^`]*`)$/s.test(expr.slice(from, to)));
}
