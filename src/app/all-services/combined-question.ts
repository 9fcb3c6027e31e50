import { instantQuestion, type InstantQuestion } from '@/panels/queries/instant-question';
import { askInParts, joined } from '@/prometheus/batching/in-parts';

/**
 * Several instant queries as one answer; their results must not share label sets. Not sent where there are no
 * expressions.
 */
export function combinedQuestion({ exprs, ...rest }: Omit<InstantQuestion, 'expr'> & { exprs: readonly string[] }) {
  const [expr = '', ...others] = exprs;
  return instantQuestion({
    ...rest,
    expr,
    about: others,
    enabled: exprs.length > 0,
    more: async (answer, ask) => (others.length === 0 ? answer : joined(answer, await askInParts(others, ask))),
  });
}
