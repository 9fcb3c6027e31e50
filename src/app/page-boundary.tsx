import type { ReactNode } from 'react';
import { reloadWhenServed } from '@/app/browser/reload-when-served';
import { Glyph } from '@/ui/indicators/glyph';
import { ErrorBoundary } from '@/ui/loading/error-boundary';

/** The page reloads after this time, which is long enough to read the message; seconds. */
const RELOAD_AFTER = 60;

/** The outermost error boundary. The page shows the error and reloads by itself. */
export function PageBoundary({ children }: { children: ReactNode }) {
  return (
    <ErrorBoundary
      retryAfter={RELOAD_AFTER}
      onRetry={() => void reloadWhenServed()}
      renderFallback={(error, left) => (
        <main data-page="page" data-state="error" className="mx-auto max-w-2xl px-6 py-16">
          <div role="alert">
            <Glyph kind="error" className="size-9 text-crit" />
            <h1 className="mt-4 text-xl">This page has failed</h1>
            <p className="mt-2 [overflow-wrap:anywhere] text-ink-2">{error.message}</p>
          </div>
          <p className="mt-4">
            It reloads {left > 0 ? `in ${left} s` : 'as soon as it is served again'}.{' '}
            <a href={location.href}>Reload now</a>
          </p>
        </main>
      )}
    >
      {children}
    </ErrorBoundary>
  );
}
