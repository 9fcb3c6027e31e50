import { useMemo } from 'react';
import { deriveOnce } from '@/dashboard/derivation/derive-once';
import type { Panel } from '@/dashboard/panel';
import type { PanelQuery } from '@/dashboard/panel-query';
import type { PanelView } from '@/panels/panel-view';
import { useVectors } from '@/panels/queries/use-vectors';
import type { VectorState } from '@/panels/queries/vector-state';
import type { Series } from '@/prometheus/series';
import { panelState, type PanelState } from './panel-state';

/** The lines that one query of a panel shows. */
export type QueryLines = { query: PanelQuery; lines: readonly Series[] };

/** A panel's state, its lines, and the answers behind them, for the explanation of its numbers. */
export type PanelData = { state: PanelState; lines: readonly QueryLines[]; vectors: readonly VectorState[] };

export function usePanel(panel: Panel, view: PanelView): PanelData {
  const vectors = useVectors(
    useMemo(() => vectorsOf(panel), [panel]),
    view,
  );
  const lines = useMemo(() => linesOf(panel, vectors), [panel, vectors]);
  return { state: stateOf(panel, view, vectors, lines), lines, vectors };
}

/**
 * The states of several panels at once, for who must know the worst of them. `panels` must be the same array until one
 * of them changes.
 */
export function usePanelStates(panels: readonly Panel[], view: PanelView): readonly PanelState[] {
  const vectors = useVectors(
    useMemo(() => panels.flatMap(vectorsOf), [panels]),
    view,
  );
  return statesOf(panels, view, vectors);
}

function statesOf(panels: readonly Panel[], view: PanelView, vectors: readonly VectorState[]): PanelState[] {
  let next = 0;
  return panels.map((panel) => {
    const own = vectors.slice(next, (next += vectorsOf(panel).length));
    return stateOf(panel, view, own, linesOf(panel, own));
  });
}

export const vectorsOf = (panel: Panel) => panel.queries.flatMap((query) => query.vectors);

function stateOf(
  panel: Panel,
  view: PanelView,
  vectors: readonly VectorState[],
  lines: readonly QueryLines[],
): PanelState {
  return panelState({ ...view, panel, vectors, lines: lines.flatMap((of) => of.lines) });
}

/** The vectors come in the order of the queries, each query's own in its order. */
function linesOf(panel: Panel, vectors: readonly VectorState[]): QueryLines[] {
  let next = 0;
  return panel.queries.map((query) => {
    const answers = vectors
      .slice(next, (next += query.vectors.length))
      .map(({ answer }) => (answer?.kind === 'range' ? answer.series : []));
    return { query, lines: deriveOnce(query.derive, answers) };
  });
}
