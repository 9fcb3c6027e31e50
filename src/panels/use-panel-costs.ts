import { useMemo } from 'react';
import type { Panel } from '@/dashboard/panel';
import { panelCosts, type PanelCost } from './panel-costs';
import type { PanelView } from './panel-view';
import { vectorsOf } from './use-panel';
import { useVectors } from './use-vectors';

/** What the panels cost the server. `panels` must be the same array until one of them changes. */
export function usePanelCosts(panels: readonly Panel[], view: PanelView): readonly PanelCost[] {
  const vectors = useVectors(useMemo(() => panels.flatMap(vectorsOf), [panels]), view);
  return useMemo(() => panelCosts(panels, vectors), [panels, vectors]);
}
