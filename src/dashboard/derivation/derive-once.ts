import type { Series } from '@/prometheus/series';
import type { Derivation } from '@/dashboard/panel-query';
import { deriveSeries } from './derive';

type Derived = { others: readonly (readonly Series[])[]; lines: readonly Series[] };

/** What was derived from the series of an answer; garbage collected with the answer. */
const derived = new WeakMap<readonly Series[], Map<string, Derived>>();

/**
 * The same as `deriveSeries`, computed once per answer: a tile, a chart and the verdict that show the same quantile
 * share its computation as well as its request.
 */
export function deriveOnce(derivation: Derivation, vectors: readonly (readonly Series[])[]): readonly Series[] {
  const [first, ...others] = vectors;
  if (first === undefined || derivation.kind === 'as-is') return deriveSeries(derivation, vectors);
  const key = JSON.stringify(derivation);
  const known = derived.get(first) ?? new Map<string, Derived>();
  const found = known.get(key);
  if (found && found.others.length === others.length && found.others.every((other, i) => other === others[i]))
    return found.lines;
  const lines = deriveSeries(derivation, vectors);
  derived.set(first, known.set(key, { others, lines }));
  return lines;
}
