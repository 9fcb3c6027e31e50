import { useLayoutEffect, useRef, type RefObject } from 'react';
import { tinykeys } from 'tinykeys';
import type { ViewActions, ViewState } from '@/app/view/use-view-state';
import { characterKey, shiftedKey } from './character-keys';
import { pressKept } from './early-keys';

type Shortcuts = { view: ViewState; actions: ViewActions; togglePause: () => void; showKeys: () => void };

/**
 * The keys of the page: `/` searches a filter, `p` pauses, `w` is the wall, `u` switches the zone, `c` clears the filters, `s` shows all
 * services, `?` tells all of them. None of them acts while something is typed.
 */
export function useShortcuts({ view, actions, togglePause, showKeys }: Shortcuts): { searchRef: RefObject<HTMLInputElement | null> } {
  const searchRef = useRef<HTMLInputElement>(null);
  const { timeZone } = view;
  // The keyboard, before anything is seen: what is rendered with its answers already there would be seen before later effects have run.
  useLayoutEffect(() => {
    const forget = tinykeys(window, {
      ...shiftedKey('/', () => openField(searchRef.current)),
      ...shiftedKey('?', showKeys),
      p: characterKey(togglePause),
      w: characterKey(() => actions.setMode('wall')),
      u: characterKey(() => actions.setTimeZone(timeZone === 'utc' ? 'local' : 'utc')),
      c: characterKey(actions.clearFilters),
      s: characterKey(actions.showServices),
    });
    pressKept();
    return forget;
  }, [timeZone, actions, togglePause, showKeys]);
  return { searchRef };
}

/** With its list, which the focus alone does not open. */
function openField(field: HTMLInputElement | null): void {
  field?.focus();
  field?.click();
}
