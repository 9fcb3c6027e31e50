import { useMemo, type ReactNode } from 'react';
import { panelsOf } from '@/dashboard/panel';
import { freshnessData } from '@/panels/state/freshness-data';
import { worstStatus, type PanelStatus } from '@/panels/state/panel-state';
import { usePanelStates } from '@/panels/state/use-panel';
import type { Alerts } from '@/app/overview/alerts/use-alerts';
import type { OverviewModel } from './use-overview';

/**
 * Sets `data-state` and `data-age` of the page: the worst state of panels, verdict and alerts, and the age of the
 * newest sample. For scripts and tests that watch the page.
 */
export function PageState({ model, mode, children }: { model: OverviewModel; mode: string; children: ReactNode }) {
  const { overview, panelView, freshness, verdict, alerts, system, folds } = model;
  const panels = useMemo(() => {
    // Only the page can be unfolded.
    const unfolded = mode === 'page' ? system.groups.filter(({ id }) => folds.open.includes(id)) : [];
    return [...panelsOf(overview.dashboard), ...unfolded.flatMap(({ charts }) => charts)];
  }, [overview, mode, system.groups, folds.open]);
  const states = usePanelStates(panels, panelView);
  const worst = worstStatus([
    ...states.map(({ status }) => status),
    freshnessData(freshness, verdict === null)['data-state'],
    alertsStatus(alerts),
  ]);
  return (
    <div
      className="contents"
      data-page={mode}
      data-state={worst}
      data-age={freshness.age === null ? undefined : Math.round(freshness.age)}
    >
      {children}
    </div>
  );
}

function alertsStatus({ answer, error }: Alerts): PanelStatus {
  if (answer === null) return error === null ? 'loading' : 'error';
  return error === null ? 'fresh' : 'stale';
}
