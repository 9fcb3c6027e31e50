import type { LabelMatcher } from './label-matcher';
import { childrenOf, findNodes, type SyntaxNode, syntaxOf } from './syntax';
import { unquote } from './unquote';

/** One selector in an expression. `metric` is empty where only matchers select (`{job="api"}`). */
export type SelectorUse = { metric: string; matchers: readonly LabelMatcher[] };

const OPERATORS: Readonly<Record<string, LabelMatcher['op']>> = {
  EqlSingle: '=',
  Neq: '!=',
  EqlRegex: '=~',
  NeqRegex: '!~',
};

/** What an expression reads: every selector in it, in the order of the text. */
export function selectorsOf(expr: string): SelectorUse[] {
  return selectorsIn(syntaxOf(expr), expr);
}

/** The same for one part of an expression. */
export function selectorsIn(node: SyntaxNode, expr: string): SelectorUse[] {
  return vectorSelectors(node).map((selector) => {
    const matchers: LabelMatcher[] = [];
    let metric = '';
    for (const part of findNodes(selector, ({ name }) =>
      /^(Identifier|QuotedLabelName|(Unq|Q)uotedLabelMatcher)$/.test(name),
    )) {
      const text = expr.slice(part.from, part.to);
      const [name, op, value] = childrenOf(part);
      if (part.name === 'Identifier') metric = text;
      else if (part.name === 'QuotedLabelName' && part.parent?.name === 'LabelMatchers') metric = unquote(text);
      else if (name && op && value) matchers.push(matcherOf(name, op, value, expr));
    }
    const named = matchers.find(({ name, op }) => name === '__name__' && op === '=');
    return named && metric === ''
      ? { metric: named.value, matchers: matchers.filter((other) => other !== named) }
      : { metric, matchers };
  });
}

function matcherOf(name: SyntaxNode, op: SyntaxNode, value: SyntaxNode, expr: string): LabelMatcher {
  const label = expr.slice(name.from, name.to);
  return {
    name: name.name === 'QuotedLabelName' ? unquote(label) : label,
    op: OPERATORS[op.firstChild?.name ?? ''] ?? '=',
    value: unquote(expr.slice(value.from, value.to)),
  };
}

function vectorSelectors(node: SyntaxNode): SyntaxNode[] {
  return findNodes(node, ({ name }) => name === 'VectorSelector');
}
