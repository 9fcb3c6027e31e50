import { useEffect } from 'react';
import { connectionNamed, useConfiguration } from './configuration';
import { WaitingPage } from './waiting-page';
import { rememberTheme, applyTheme, rememberedTheme } from './theme';
import { ServicePage } from './service-page';
import { deadlineOf } from './use-refresh';
import { useServices } from './use-services';
import { useViewState } from './use-view-state';

/** The page: which server, which service, in which form; everything else follows from these. */
export function App() {
  const configuration = useConfiguration();
  const [view, actions] = useViewState(configuration.config);
  const connection = connectionNamed(configuration, view.server);
  const services = useServices(connection, view.service, deadlineOf(view.refresh === 'off' ? null : view.refresh));
  const theme = view.theme ?? rememberedTheme();
  // The document: theme and mode are attributes of its root, because the whole style sheet hangs on them.
  useEffect(() => {
    if (view.theme !== null) rememberTheme(view.theme);
    return applyTheme(theme);
  }, [theme, view.theme]);
  useEffect(() => {
    document.documentElement.dataset['mode'] = view.mode;
  }, [view.mode]);
  if (services.profile === null) return <WaitingPage connection={connection} services={services} view={view} actions={actions} />;
  // Whatever is remembered from refresh to refresh belongs to one service under one set of filters.
  const key = JSON.stringify([connection.server.name, services.profile.service, view.endpoints, view.instances]);
  return <ServicePage key={key} connection={connection} services={services} profile={services.profile} view={view} actions={actions} />;
}
