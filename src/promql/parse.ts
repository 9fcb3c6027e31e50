import { findNodes, type SyntaxNode, syntaxOf } from './syntax';

/** Whether an expression can be read; `position` is where it cannot, in UTF-16 units from its start, and `near` what stands there. */
export type ParseResult = { ok: true } | { ok: false; position: number; near: string };

/** Checks the syntax, as the editor of Prometheus does. What the parts mean (types, unknown functions) only a server can tell. */
export function parseExpression(expr: string): ParseResult {
  const [error] = findNodes(syntaxOf(expr), (node) => node.type.isError || isOpenString(node, expr));
  if (!error && expr.trim() !== '') return { ok: true };
  const position = error?.from ?? 0;
  return { ok: false, position, near: expr.slice(position, position + 20) };
}

/** The grammar, made for an editor, lets a string end where the text ends. */
function isOpenString({ name, from, to }: SyntaxNode, expr: string): boolean {
  return name === 'StringLiteral' && (to - from < 2 || !/^(?:"(?:[^\\"]|\\.)*"|'(?:[^\\']|\\.)*'|`[^`]*`)$/s.test(expr.slice(from, to)));
}
