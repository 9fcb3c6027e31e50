import { useLayoutEffect, useRef, type RefObject } from 'react';
import { tinykeys } from 'tinykeys';
import type { ViewActions } from '@/app/view/view-actions';
import { characterKey, shiftedKey } from './character-keys';
import { pressKept } from './early-keys';
import { pageKeys, type PageKeys } from './page-keys';

type Shortcuts = PageKeys & { actions: ViewActions };

/**
 * The keys of the page: `/` searches a filter, `w` is the wall, `c` clears the filters, `s` shows all services, and
 * those of every page. None of one character acts while something is typed.
 */
export function useShortcuts({ view, actions, clock, togglePause, togglePalette, showKeys }: Shortcuts): {
  searchRef: RefObject<HTMLInputElement | null>;
} {
  const searchRef = useRef<HTMLInputElement>(null);
  const { range, timeZone } = view;
  // The keyboard, before anything is seen: what is rendered with its answers already there would be seen before later
  // effects have run.
  useLayoutEffect(() => {
    const forget = tinykeys(window, {
      ...pageKeys({ view: { range, timeZone }, actions, clock, togglePause, togglePalette, showKeys }),
      ...shiftedKey('/', () => openField(searchRef.current)),
      w: characterKey(() => actions.setMode('wall')),
      c: characterKey(actions.clearFilters),
      s: characterKey(actions.showServices),
    });
    pressKept();
    return forget;
  }, [range, timeZone, actions, clock, togglePause, togglePalette, showKeys]);
  return { searchRef };
}

/** With its list, which the focus alone does not open. */
function openField(field: HTMLInputElement | null): void {
  field?.focus();
  field?.click();
}
