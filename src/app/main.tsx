import '@/ui/theme.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createConnection, type Connection } from '@/prometheus/connection';
import { App } from './app';
import { ConfigurationContext, connectionNamed, type Configuration } from '@/app/config/configuration';
import { restrictConnections } from '@/app/config/connect-policy';
import { loadConfig, type LoadedConfig } from '@/app/config/load-config';
import { followBuilds } from '@/app/builds/follow-builds';
import { PageBoundary } from './page-boundary';
import { deadlineOf } from '@/app/refresh/use-refresh';
import { discoveryQuestion } from './use-services';
import { holdAnswers } from '@/app/refresh/show-together';
import { createQueryClient } from '@/app/refresh/query-client';
import { currentSearch } from '@/app/view/address';
import { readParameters } from '@/app/view/url-parameters';

// Download beside the first queries: nothing waits for them but the charts themselves.
void import('@/ui/charts/time-series-chart');
// After them what is needed when the server goes away, and may not be had any more by then.
void import('@/app/overview/overview-body').then(() => import('@/app/waiting/waiting-advice'));

void loadConfig().then(start);
followBuilds();

function start(loaded: LoadedConfig): void {
  restrictConnections(loaded.config.servers);
  const [first, ...others] = loaded.config.servers;
  const connect = (server: typeof first): Connection => createConnection(server, document.baseURI);
  const configuration: Configuration = { ...loaded, connections: [connect(first), ...others.map(connect)] };
  const client = createQueryClient();
  holdAnswers(client);
  const server = readParameters(currentSearch()).server;
  void client.prefetchQuery(discoveryQuestion(connectionNamed(configuration, server), deadlineOf(null), null));
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no element #root');
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <ConfigurationContext value={configuration}>
          <PageBoundary>
            <App />
          </PageBoundary>
        </ConfigurationContext>
      </QueryClientProvider>
    </StrictMode>,
  );
}
