import { ChevronDown } from 'lucide-react';
import { lazy, memo, Suspense } from 'react';
import { ErrorBoundary } from '@/ui/error-boundary';
import { Popover } from '@/ui/popover';
import type { ViewActions, ViewState } from '@/app/view/use-view-state';

// Here before anybody opens it: it is fetched once the page is drawn.
const RangeChoices = lazy(async () => ({ default: (await import('./range-choices')).RangeChoices }));

/** Seconds. */
const RETRY = 5;

/** `text`: the range in words. */
type RangeMenuProps = { view: ViewState; text: string; actions: ViewActions };

/** The range that is looked at: one of the usual ones, or any two moments. */
export const RangeMenu = memo(function RangeMenu({ view, text, actions }: RangeMenuProps) {
  return (
    <Popover label="Time range" button={<><b className="truncate text-ink">{text}</b><ChevronDown aria-hidden="true" className="size-3 flex-none text-ink-3" /></>} buttonClass="max-desk:min-w-16 max-desk:shrink" className="min-h-72 w-80 py-2">
      {(close) => (
        <ErrorBoundary retryAfter={RETRY} renderFallback={() => <p className="px-4">The choices cannot be fetched from where this page came from.</p>}>
          <Suspense fallback={null}>
            <RangeChoices
              range={view.range}
              choose={(range) => {
                actions.setRange(range);
                close();
              }}
            />
          </Suspense>
        </ErrorBoundary>
      )}
    </Popover>
  );
});
