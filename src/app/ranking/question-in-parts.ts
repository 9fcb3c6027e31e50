import { instantQuestion, type InstantQuestion } from '@/panels/queries/instant-question';
import { askInParts, joined } from '@/prometheus/batching/in-parts';

/** What several expressions say at this moment, none of which has the labels of another, as one answer. Nothing is asked where there are none. */
export function questionInParts({ exprs, ...rest }: Omit<InstantQuestion, 'expr'> & { exprs: readonly string[] }) {
  const [expr = '', ...others] = exprs;
  return instantQuestion({ ...rest, expr, about: others, enabled: exprs.length > 0, more: async (answer, ask) => (others.length === 0 ? answer : joined(answer, await askInParts(others, ask))) });
}
