import type { Panel } from '@/dashboard/panel';
import type { VectorState } from '@/panels/queries/vector-state';

/** What the latest answers of one panel cost; what several panels share counts for each of them. */
export type PanelCost = { id: string; title: string; samples: number; seconds: number };

/**
 * The panels that cost the server most, the most expensive first. `vectors` are those of all panels, in the order of
 * their queries.
 */
export function panelCosts(panels: readonly Panel[], vectors: readonly VectorState[]): PanelCost[] {
  let next = 0;
  return panels
    .map(({ id, title, queries }) => {
      const count = queries.reduce((sum, query) => sum + query.vectors.length, 0);
      const costs = new Set(vectors.slice(next, (next += count)).flatMap(({ answer }) => answer?.cost ?? []));
      const sum = (of: (cost: { samples: number | null; seconds?: number }) => number) =>
        [...costs].reduce((total, cost) => total + of(cost), 0);
      return { id, title, samples: sum(({ samples }) => samples ?? 0), seconds: sum(({ seconds }) => seconds ?? 0) };
    })
    .filter(({ seconds }) => seconds > 0)
    .toSorted((a, b) => b.seconds - a.seconds);
}
