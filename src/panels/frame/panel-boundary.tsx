import type { ReactNode } from 'react';
import { StateMark } from '@/ui/indicators/state-mark';
import { ErrorBoundary } from '@/ui/loading/error-boundary';

/** A panel that failed to render is tried again this often, because the next answer may differ. Seconds. */
const RETRY_AFTER = 10;

/** Keeps an error in one part of the page to that part. */
export function PanelBoundary({ name, children }: { name: string; children: ReactNode }) {
  return (
    <ErrorBoundary
      retryAfter={RETRY_AFTER}
      renderFallback={(error, left) => (
        <div
          role="alert"
          data-state="error"
          data-cause={error.message}
          className="flex min-h-36 flex-col justify-center gap-2 border border-dashed border-line-2 px-8 py-4 text-s text-ink-2"
        >
          <StateMark kind="error" word={`${name} cannot be drawn`} className="text-m" />
          <p className="line-clamp-3 [overflow-wrap:anywhere]">{error.message}</p>
          {/* Each second of it would be read out, and all of the rest with it. */}
          <p aria-live="off">Trying again in {left} s.</p>
        </div>
      )}
    >
      {children}
    </ErrorBoundary>
  );
}
