import { Suspense, useEffect } from 'react';
import { ALL_SERVICES } from '@/app/config/all-services';
import { connectionNamed, useConfiguration } from '@/app/config/configuration';
import { useServices } from '@/app/discovery/use-services';
import { deadlineOf } from '@/app/refresh/interval/deadline';
import { rememberTheme, applyTheme, rememberedTheme } from '@/app/view/theme';
import { useViewState } from '@/app/view/use-view-state';
import { ConnectionPage } from '@/app/connection/connection-page';
import { useWallTurns } from '@/app/wall/turns/use-wall-turns';
import { ServicePage } from './service-page';
import { onDemand } from '@/ui/loading/on-demand';

const ServicesPage = onDemand(async () => (await import('@/app/all-services/services-page')).ServicesPage);
const ServicesWall = onDemand(async () => (await import('@/app/all-services/services-wall')).ServicesWall);
const WallFrame = onDemand(async () => (await import('@/app/wall/wall-frame')).WallFrame);

/** The page: chooses server, service and mode, on which everything else depends. */
export function App() {
  const configuration = useConfiguration();
  const [asked, actions] = useViewState(configuration);
  const connection = connectionNamed(configuration, asked.server);
  const { view, rotation } = useWallTurns(asked, connection.clock);
  const isAll = view.mode === 'services' || (view.mode === 'wall' && view.service === ALL_SERVICES);
  const services = useServices(
    connection,
    isAll ? ALL_SERVICES : view.service,
    deadlineOf(view.refresh === 'off' ? null : view.refresh),
    view.profile,
  );
  const theme = view.theme ?? rememberedTheme();
  // The document: theme and mode are attributes of its root, because the whole style sheet hangs on them.
  useEffect(() => {
    // In a frame it is the taste of the page around it.
    if (view.theme !== null && view.mode !== 'embed') rememberTheme(view.theme);
    return applyTheme(theme);
  }, [theme, view.theme, view.mode]);
  useEffect(() => {
    document.documentElement.dataset['mode'] = view.mode;
  }, [view.mode]);
  const { profile } = services;
  // Another service is another page.
  const key = JSON.stringify([connection.server.name, profile?.service]);
  const page =
    isAll && services.known.length > 0 ? (
      <Suspense fallback={null}>
        {view.mode === 'wall' ? (
          <ServicesWall connection={connection} services={services} view={view} />
        ) : (
          <ServicesPage connection={connection} services={services} view={view} actions={actions} />
        )}
      </Suspense>
    ) : profile === null ? (
      <ConnectionPage connection={connection} services={services} view={view} actions={actions} />
    ) : (
      <ServicePage
        key={key}
        connection={connection}
        services={services}
        profile={profile}
        view={view}
        actions={actions}
      />
    );
  if (view.mode !== 'wall') return page;
  return (
    <Suspense fallback={null}>
      <WallFrame
        connection={connection}
        view={view}
        service={profile?.service ?? null}
        rotation={rotation}
        actions={actions}
      >
        {page}
      </WallFrame>
    </Suspense>
  );
}
