import { ALL_SERVICES } from '@/app/config/all-services';
import { useConfiguration } from '@/app/config/configuration';
import type { WallView } from '@/app/config/wall-view';
import { useServices } from '@/app/discovery/use-services';
import { useOverview, type OverviewInput } from '@/app/overview/use-overview';
import { useServicesModel } from '@/app/all-services/use-services-model';
import type { ServicesInput } from '@/app/all-services/use-services-source';
import { deadlineOf } from '@/app/refresh/interval/deadline';
import type { ViewState } from '@/app/view/use-view-state';
import { panelsOf } from '@/dashboard/panel';
import { usePanelStates } from '@/panels/state/use-panel';

type WarmUpProps = Pick<OverviewInput, 'connection' | 'actions'> & { view: ViewState; next: WallView };

/** Sends all queries of the next view without rendering it, so that it is complete when its turn comes. */
export function WarmUp({ connection, view, next, actions }: WarmUpProps) {
  const { config } = useConfiguration();
  const { profile, exposed, known } = useServices(
    connection,
    next.service,
    deadlineOf(view.refresh === 'off' ? null : view.refresh),
  );
  // Paused: the view on the screen drives the refreshes, and two of them would ask everything twice.
  const paused: ViewState = { ...view, ...next, refresh: 'off' };
  if (next.service === ALL_SERVICES)
    return <ServicesQuestions config={config} connection={connection} services={known} view={paused} />;
  return profile === null ? null : (
    <Questions
      config={config}
      connection={connection}
      profile={profile}
      exposed={exposed}
      view={paused}
      actions={actions}
    />
  );
}

function ServicesQuestions(input: ServicesInput): null {
  useServicesModel(input);
  return null;
}

function Questions(input: OverviewInput): null {
  const { overview, panelView } = useOverview(input);
  usePanelStates(panelsOf(overview.dashboard), panelView);
  return null;
}
