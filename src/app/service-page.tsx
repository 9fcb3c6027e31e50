import { Suspense, type ComponentProps } from 'react';
import { useConfiguration } from '@/app/config/configuration';
import type { Services } from '@/app/discovery/use-services';
import { OverviewPage } from '@/app/overview/overview-page';
import { PageState } from '@/app/overview/page-state';
import { useOverview } from '@/app/overview/use-overview';
import { createFirstTurn } from '@/app/rendering/first-turn';
import { ToolbarPlaceholder } from '@/app/toolbar/toolbar-placeholder';
import { useShownView } from '@/app/view/use-shown-view';
import type { ViewState } from '@/app/view/use-view-state';
import type { ViewActions } from '@/app/view/view-actions';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import type { Connection } from '@/prometheus/connection/connection';
import { CrosshairProvider } from '@/ui/charts/pointer/crosshair-provider';
import { loadedEarly } from '@/ui/loading/loaded-early';
import { onDemand } from '@/ui/loading/on-demand';

// Parts for working with the page, for which the verdict does not wait.
const PageHead = loadedEarly(async () => (await import('./page-head')).PageHead);
const ProfilePage = onDemand(async () => (await import('@/app/profile/profile-page')).ProfilePage);
const EmbedPage = onDemand(async () => (await import('@/app/embed/embed-page')).EmbedPage);
const WallPage = onDemand(async () => (await import('@/app/wall/wall-page')).WallPage);

type ServicePageProps = {
  connection: Connection;
  services: Services;
  profile: ServiceProfile;
  view: ViewState;
  actions: ViewActions;
};

/** One service in one of the forms of the page. */
export function ServicePage({ connection, services, profile, view, actions }: ServicePageProps) {
  const { config } = useConfiguration();
  const shown = useShownView(view);
  const model = useOverview({ config, connection, profile, exposed: services.exposed, view: shown, actions });
  return (
    <CrosshairProvider>
      <PageState model={model} mode={view.mode}>
        <Suspense fallback={null}>
          {view.mode === 'wall' ? <WallPage model={model} services={services} view={view} /> : null}
          {view.mode === 'embed' ? <EmbedPage model={model} panel={view.panel} actions={actions} /> : null}
        </Suspense>
        {view.mode === 'page' || view.mode === 'profile' ? (
          <>
            <HeadInTurn model={model} services={services} view={view} actions={actions} />
            {view.mode === 'page' ? (
              <OverviewPage model={model} panel={view.panel} />
            ) : (
              <Suspense fallback={null}>
                <ProfilePage model={model} view={view} actions={actions} />
              </Suspense>
            )}
          </>
        ) : null}
      </PageState>
    </CrosshairProvider>
  );
}

const useHeadTurn = createFirstTurn();

function HeadInTurn(props: ComponentProps<typeof PageHead>) {
  const isItsTurn = useHeadTurn();
  if (!isItsTurn) return <ToolbarPlaceholder />;
  return (
    <Suspense fallback={<ToolbarPlaceholder />}>
      <PageHead {...props} />
    </Suspense>
  );
}
