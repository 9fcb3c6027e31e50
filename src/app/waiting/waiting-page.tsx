import { useEffect } from 'react';
import type { Connection } from '@/prometheus/connection';
import { BrandMark } from '@/ui/brand-mark';
import { Glyph, type GlyphKind } from '@/ui/glyph';
import { connectionAdvice } from './connection-advice';
import { ServiceMenu } from '@/app/toolbar/service-menu';
import { useRefresh } from '@/app/refresh/use-refresh';
import type { Services } from '@/app/use-services';
import type { ViewActions, ViewState } from '@/app/view/use-view-state';

type WaitingPageProps = { connection: Connection; services: Services; view: ViewState; actions: ViewActions };

/** The page before it knows a service: still asking, not able to ask, or answered that there is none. It goes on trying by itself. */
export function WaitingPage({ connection, services, view, actions }: WaitingPageProps) {
  useRefresh(connection, view.refresh === 'off' ? null : view.refresh, true);
  const { name } = connection.server;
  const { state, title } = standing(services, name);
  // The tab of the browser.
  useEffect(() => {
    document.title = `${title} | ${name}`;
  }, [title, name]);
  return (
    <div className="contents" data-page={view.mode} data-state={state}>
      <nav aria-label="Service and filters" className="flex h-12 items-center gap-2 border-b border-line px-4 wall:hidden wide:px-6">
        <span className="mr-2 flex items-center gap-2 font-semibold">
          <BrandMark level="unknown" />
          Vigie
        </span>
        <ServiceMenu connection={connection} names={services.names} service={view.service ?? 'no service'} actions={actions} />
      </nav>
      <main className="mx-auto max-w-2xl px-6 py-16 wall:mx-10 wall:max-w-none wall:text-[2rem]">
        <section aria-label="Verdict" data-verdict={state === 'loading' ? 'loading' : 'unknown'}>
          <Glyph kind={GLYPHS[state]} className="size-9 text-stale wall:size-28" />
          <h1 className="mt-4 text-xl wall:text-[4.25rem] wall:leading-[4.75rem]">{title}</h1>
          <Advice connection={connection} services={services} state={state} />
        </section>
      </main>
    </div>
  );
}

type Standing = 'loading' | 'error' | 'no-series';

const GLYPHS: Readonly<Record<Standing, GlyphKind>> = { loading: 'loading', error: 'error', 'no-series': 'no-series' };

function standing({ isLoading, error }: Services, server: string): { state: Standing; title: string } {
  if (error) return { state: 'error', title: `${server} does not answer` };
  if (isLoading) return { state: 'loading', title: `Asking ${server} for its services` };
  return { state: 'no-series', title: `${server} has no service that Vigie knows how to read` };
}

function Advice({ connection, services, state }: { connection: Connection; services: Services; state: Standing }) {
  if (state === 'loading') return null;
  const { error } = services;
  const steps = error ? connectionAdvice(error, connection.server.url, location.href) : NO_SERVICES;
  return (
    <>
      {error ? <p className="mt-2 [overflow-wrap:anywhere] text-ink-2">{error.message}</p> : null}
      <ul className="mt-4 grid list-disc gap-2 pl-5 text-md wall:pl-10 wall:text-[2rem] wall:leading-tight">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
      <p className="mt-4 text-s text-ink-2 wall:text-[1.75rem] wall:leading-tight">This page goes on trying; nothing needs to be pressed.</p>
    </>
  );
}

const NO_SERVICES: readonly string[] = [
  'Vigie looks for http_requests_total with its sibling counters, and for http_request_duration_seconds, in the last five minutes.',
  'Is the service scraped? Its target should be up on the targets page of Prometheus.',
  'Is it the right Prometheus? Others are named in config.json under servers.',
];
