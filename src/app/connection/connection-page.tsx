import { Suspense } from 'react';
import { useBrowserTab } from '@/app/browser/use-browser-tab';
import type { Services } from '@/app/discovery/use-services';
import { useRefresh, WHILE_PAUSED } from '@/app/refresh/use-refresh';
import type { ViewState } from '@/app/view/use-view-state';
import type { ViewActions } from '@/app/view/view-actions';
import { showControls } from '@/format/readable-text';
import type { Connection } from '@/prometheus/connection/connection';
import type { PrometheusErrorKind } from '@/prometheus/prometheus-error';
import { BrandMark } from '@/ui/indicators/brand-mark';
import { Glyph } from '@/ui/indicators/glyph';
import { onDemand } from '@/ui/loading/on-demand';

// Loaded on demand, because this page is mostly shown for a moment only.
const ServiceMenu = onDemand(async () => (await import('@/app/toolbar/service/service-menu')).ServiceMenu);
const TellHost = onDemand(async () => (await import('@/app/embed/tell-host')).TellHost);
const ConnectionHelp = onDemand(async () => (await import('./connection-help')).ConnectionHelp);

type ConnectionPageProps = { connection: Connection; services: Services; view: ViewState; actions: ViewActions };

/**
 * The page while no service is known: still waiting for an answer, unable to get one, or there is none. It keeps trying
 * by itself.
 */
export function ConnectionPage({ connection, services, view, actions }: ConnectionPageProps) {
  const interval = view.refresh === 'off' ? WHILE_PAUSED : view.refresh;
  useRefresh(connection, interval, true);
  const { name } = connection.server;
  const { state, title } = pageState(services, name, view.service);
  // The server is in the title already.
  useBrowserTab(title, 'Vigie', 'unknown');
  const verdict = state === 'loading' ? 'loading' : 'unknown';
  return (
    <div className="contents" data-page={view.mode} data-state={state}>
      {view.mode === 'embed' ? (
        <Suspense fallback={null}>
          <TellHost
            verdict={verdict}
            sentence={title}
            service={view.service ?? ''}
            clock={connection.clock}
            actions={actions}
          />
        </Suspense>
      ) : (
        <ConnectionHead connection={connection} services={services} view={view} actions={actions} />
      )}
      <main className="mx-auto max-w-3xl px-4 py-8 desk:px-6 desk:py-14 wall:mx-10 wall:max-w-none wall:text-[2rem]">
        <section aria-label="Verdict" data-verdict={verdict}>
          <Glyph kind={state} className="size-9 text-stale wall:size-28" />
          <h1 className="mt-4 text-xl wall:text-[4.25rem] wall:leading-[4.75rem]">{title}</h1>
          {state === 'loading' ? null : (
            <Suspense fallback={null}>
              <ConnectionHelp
                connection={connection}
                error={services.error}
                interval={interval}
                timeZone={view.timeZone}
                actions={actions}
              />
            </Suspense>
          )}
        </section>
      </main>
    </div>
  );
}

function ConnectionHead({ connection, services, view, actions }: ConnectionPageProps) {
  return (
    <nav
      aria-label="Service and filters"
      className="flex h-12 items-center gap-2 border-b border-line px-4 wall:hidden wide:px-6"
    >
      <span className="mr-2 flex items-center gap-2 font-semibold">
        <BrandMark level="unknown" />
        Vigie
      </span>
      <Suspense fallback={null}>
        <ServiceMenu
          connection={connection}
          names={services.names}
          service={view.mode === 'services' ? null : (view.service ?? serviceWord(services))}
          actions={actions}
        />
      </Suspense>
    </nav>
  );
}

/** What stands for the name of the service while there is none. */
function serviceWord({ isLoading, error }: Services): string {
  if (error) return 'not known';
  return isLoading ? 'asking' : 'no service';
}

type PageState = 'loading' | 'error' | 'no-series';

function errorTitle(kind: PrometheusErrorKind, server: string): string {
  switch (kind) {
    case 'unauthorized':
      return `${server} does not let this page read anything`;
    case 'malformed':
      return `${server} does not answer like Prometheus`;
    case 'rejected':
      return `${server} refuses to answer`;
    case 'overloaded':
    case 'unreachable':
      return `${server} does not answer`;
  }
}

/**
 * Where the services are known it is one of them that is asked about: how it is instrumented, or, while none is chosen,
 * which of them is the busiest.
 */
function pageState(
  { isLoading, error, known }: Services,
  server: string,
  chosen: string | null,
): { state: PageState; title: string } {
  if (error) return { state: 'error', title: errorTitle(error.kind, server) };
  if (isLoading)
    return {
      state: 'loading',
      title: `Asking ${server} ${known.length === 0 ? 'for its services' : `about ${showControls(chosen ?? 'its services')}`}`,
    };
  return { state: 'no-series', title: `${server} has no services` };
}
