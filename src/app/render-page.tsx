import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ConfigurationContext, type Configuration } from '@/app/config/configuration';
import { holdAnswers } from '@/app/refresh/query-cache/show-together';
import { onceQuiet } from '@/app/refresh/query-cache/once-quiet';
import { untilWorthRendering } from '@/app/rendering/worth-rendering';
import { loadEarlyParts } from '@/ui/loading/loaded-early';
import { App } from './app';
import { askAhead } from './ask-ahead';
import { PageBoundary } from './page-boundary';

export async function renderPage(client: QueryClient, configuration: Configuration): Promise<void> {
  holdAnswers(client);
  await untilWorthRendering((onAsked) => askAhead(client, configuration, location.search, onAsked));
  loadTheRest(client);
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

/**
 * Beside the answers to the first questions, which it would have held up: the browser reads it in the one thread that
 * sends them.
 */
function loadTheRest(client: QueryClient): void {
  void loadEarlyParts();
  void import('@/ui/charts/time-series-chart');
  // After them what reads the limits that rules set, which the first verdict should know.
  void import('@/app/overview/overview-body').then(() => import('@/dashboard/alerts/rule-limits'));
  // What opens, and what is needed when the server goes away and may not be had any more by then.
  onceQuiet(client, () => {
    // Whatever cannot be had now is loaded again where it is needed.
    import('@/app/connection/connection-help').catch(() => undefined);
    import('@/ui/loading/opened').then(({ loadWhatOpens }) => loadWhatOpens()).catch(() => undefined);
  });
}
