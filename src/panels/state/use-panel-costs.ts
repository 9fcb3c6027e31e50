import { useMemo } from 'react';
import type { Panel } from '@/dashboard/panel';
import type { PanelView } from '@/panels/panel-view';
import { useVectors } from '@/panels/queries/use-vectors';
import { panelCosts, type PanelCost } from './panel-costs';
import { vectorsOf } from './use-panel';

/** What the panels cost the server. `panels` must be the same array until one of them changes. */
export function usePanelCosts(panels: readonly Panel[], view: PanelView): readonly PanelCost[] {
  const vectors = useVectors(
    useMemo(() => panels.flatMap(vectorsOf), [panels]),
    view,
  );
  return useMemo(() => panelCosts(panels, vectors), [panels, vectors]);
}
