import { Suspense, type ComponentType, type ReactNode } from 'react';
import { ErrorBoundary } from './error-boundary';
import { createLoadedParts } from './loaded-parts';

/** Seconds. */
const RETRY = 5;

const MISSING = <p className="px-4">What opens here cannot be fetched from where this page came from.</p>;

const { loadedPart, loadParts } = createLoadedParts();

/** Loads from then on all that opens, once the page is drawn. */
export { loadParts as loadWhatOpens };

/**
 * A part that opens on demand, such as a menu, a list or a tooltip. It is loaded after the page is drawn and before
 * anybody opens it. `missing` is shown where it cannot be loaded.
 */
export function opened<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  missing: ReactNode = MISSING,
): ComponentType<Props> {
  const Part = loadedPart(load);
  return function Opened(props: Props) {
    return (
      <ErrorBoundary retryAfter={RETRY} renderFallback={() => missing}>
        <Suspense fallback={null}>
          <Part {...props} />
        </Suspense>
      </ErrorBoundary>
    );
  };
}
