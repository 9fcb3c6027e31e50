import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ConfigurationContext, type Configuration } from '@/app/config/configuration';
import { holdAnswers } from '@/app/refresh/show-together';
import { App } from './app';
import { askAhead } from './ask-ahead';
import { PageBoundary } from './page-boundary';

// Download beside the first queries: nothing waits for them but the charts themselves.
void import('@/ui/charts/time-series-chart');
// After them what reads the limits that rules set, which the first verdict should know, and what is needed when the server goes away and may not be
// had any more by then, as what opens from the toolbar.
void import('@/app/overview/overview-body').then(() => Promise.all([import('@/dashboard/rule-limits'), import('@/app/waiting/waiting-advice'), import('@/app/toolbar/range-choices')]));

export function renderPage(client: QueryClient, configuration: Configuration): void {
  holdAnswers(client);
  askAhead(client, configuration, location.search).catch(() => undefined);
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no element #root');
  createRoot(root).render(
    <StrictMode>
      <NuqsAdapter>
        <QueryClientProvider client={client}>
          <ConfigurationContext value={configuration}>
            <PageBoundary>
              <App />
            </PageBoundary>
          </ConfigurationContext>
        </QueryClientProvider>
      </NuqsAdapter>
    </StrictMode>,
  );
}
