import { ChevronDown } from 'lucide-react';
import { memo } from 'react';
import type { ServerClock } from '@/prometheus/server/clock';
import { opened } from '@/ui/loading/opened';
import { Popover } from '@/ui/menus/popover';
import type { ViewState } from '@/app/view/use-view-state';
import type { ViewActions } from '@/app/view/view-actions';

const RangeChoices = opened(async () => (await import('./range-choices')).RangeChoices);

const ICON = <ChevronDown aria-hidden="true" className="size-3 flex-none text-ink-3" />;

/**
 * With more letters its two ends stand one below the other: with their days they took the bar a second line, and were
 * cut on a phone.
 */
const LONG = 18;

export const isLongRange = (texts: readonly string[]) => texts.join(' ').length > LONG;

/** `texts`: the range in words. `clock`: of the server that is asked. */
type RangeMenuProps = { view: ViewState; clock: ServerClock; texts: readonly string[]; actions: ViewActions };

/** The range that is looked at: one of the usual ones, or any two moments. */
export const RangeMenu = memo(function RangeMenu({ view, clock, texts, actions }: RangeMenuProps) {
  return (
    <Popover
      label={`Time range: ${texts.join(' ')}`}
      button={
        <>
          <RangeWords texts={texts} />
          {ICON}
        </>
      }
      buttonClass="max-desk:min-w-16 max-desk:shrink"
      className="min-h-72 w-80 py-2"
    >
      {(close) => (
        <RangeChoices range={view.range} timeZone={view.timeZone} clock={clock} show={actions.setRange} close={close} />
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
