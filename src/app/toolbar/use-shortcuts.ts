import { useLayoutEffect, useRef, type RefObject } from 'react';
import { tinykeys } from 'tinykeys';
import type { ViewActions, ViewState } from '@/app/view/use-view-state';
import { pressKept } from './early-keys';

type Shortcuts = { view: ViewState; actions: ViewActions; togglePause: () => void };

/**
 * The keys of the page: `/` searches a filter, `p` pauses, `w` is the wall, `u` switches the zone, `c` clears the filters, `s` shows all
 * services. None of them acts while something is typed.
 */
export function useShortcuts({ view, actions, togglePause }: Shortcuts): { searchRef: RefObject<HTMLInputElement | null> } {
  const searchRef = useRef<HTMLInputElement>(null);
  const { timeZone } = view;
  // The keyboard, before anything is seen: what is rendered with its answers already there would be seen before later effects have run.
  useLayoutEffect(() => {
    const forget = tinykeys(window, {
      ...onSlash(() => searchRef.current?.focus()),
      p: unlessTyping(togglePause),
      w: unlessTyping(() => actions.setMode('wall')),
      u: unlessTyping(() => actions.setTimeZone(timeZone === 'utc' ? 'local' : 'utc')),
      c: unlessTyping(actions.clearFilters),
      s: unlessTyping(actions.showServices),
    });
    pressKept();
    return forget;
  }, [timeZone, actions, togglePause]);
  return { searchRef };
}

/** The slash, for which many keyboards other than American ones need Shift. */
export function onSlash(act: () => void): Readonly<Record<'/' | 'Shift+/', (event: KeyboardEvent) => void>> {
  const search = unlessTyping(act);
  return { '/': search, 'Shift+/': search };
}

/** A key that acts, but not while it is a letter of what is typed. */
export function unlessTyping(act: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (isTyping(event.target)) return;
    event.preventDefault();
    act();
  };
}

/** The switch of the zone is a field too, which keeps the focus after a click, but nothing is typed into it. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('input:not([type="radio"]), textarea, select, dialog') !== null);
}
