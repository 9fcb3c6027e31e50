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
 * What opens when somebody asks for it: a menu, a list, a tooltip. It is no part of what a load waits for, and here before anybody opens it. `missing`
 * stands there where it cannot be had.
 */
export function opened<Props extends object>(load: () => Promise<ComponentType<Props>>, missing: ReactNode = MISSING): ComponentType<Props> {
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
