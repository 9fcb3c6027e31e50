import { ChevronDown } from 'lucide-react';
import { lazy, memo, Suspense } from 'react';
import { ErrorBoundary } from '@/ui/error-boundary';
import { Popover } from '@/ui/popover';
import type { ViewActions, ViewState } from '@/app/view/use-view-state';

// Here before anybody opens it: it is fetched once the page is drawn.
const RangeChoices = lazy(async () => ({ default: (await import('./range-choices')).RangeChoices }));

/** Seconds. */
const RETRY = 5;

/** With more letters its two ends stand one below the other: with their days they took the bar a second line, and were cut on a phone. */
const LONG = 18;

export const isLongRange = (texts: readonly string[]) => texts.join(' ').length > LONG;

/** `texts`: the range in words. */
type RangeMenuProps = { view: ViewState; texts: readonly string[]; actions: ViewActions };

/** The range that is looked at: one of the usual ones, or any two moments. */
export const RangeMenu = memo(function RangeMenu({ view, texts, actions }: RangeMenuProps) {
  return (
    <Popover label="Time range" button={<><RangeWords texts={texts} /><ChevronDown aria-hidden="true" className="size-3 flex-none text-ink-3" /></>} buttonClass="max-desk:min-w-16 max-desk:shrink" className="min-h-72 w-80 py-2">
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

function RangeWords({ texts }: { texts: readonly string[] }) {
  if (!isLongRange(texts)) return <b className="truncate text-ink">{texts.join(' ')}</b>;
  return (
    <b className="grid min-w-0 text-left text-xs leading-4 text-ink">
      <span className="truncate">{texts[0]}</span> <span className="truncate">{texts[1]}</span>
    </b>
  );
}
