import { useMemo, type ReactNode } from 'react';
import { panelsOf } from '@/dashboard/panel';
import { worstStatus } from '@/panels/panel-state';
import { usePanelStates } from '@/panels/use-panel';
import type { OverviewModel } from './use-overview';

/** Carries the worst state of the page's panels and the age of the newest sample, for whoever watches the page from outside. */
export function PageState({ model, mode, children }: { model: OverviewModel; mode: string; children: ReactNode }) {
  const { overview, panelView, freshness } = model;
  const panels = useMemo(() => panelsOf(overview.dashboard), [overview]);
  const states = usePanelStates(panels, panelView);
  return (
    <div className="contents" data-page={mode} data-state={worstStatus(states.map(({ status }) => status))} data-age={freshness.age === null ? undefined : Math.round(freshness.age)}>
      {children}
    </div>
  );
}
