import { useEffect, useRef, type RefObject } from 'react';
import { tinykeys } from 'tinykeys';
import type { ViewActions, ViewState } from '@/app/view/use-view-state';

type Shortcuts = { view: ViewState; actions: ViewActions; togglePause: () => void };

/**
 * The keys of the page: `/` searches a filter, `p` pauses, `w` is the wall, `u` switches the zone, `c` clears the filters. None of them acts
 * while something is typed.
 */
export function useShortcuts({ view, actions, togglePause }: Shortcuts): { searchRef: RefObject<HTMLInputElement | null> } {
  const searchRef = useRef<HTMLInputElement>(null);
  const { timeZone } = view;
  // The keyboard.
  useEffect(() => {
    const unlessTyping = (act: () => void) => (event: KeyboardEvent) => {
      if (isTyping(event.target)) return;
      event.preventDefault();
      act();
    };
    return tinykeys(window, {
      '/': unlessTyping(() => searchRef.current?.focus()),
      p: unlessTyping(togglePause),
      w: unlessTyping(() => actions.setMode('wall')),
      u: unlessTyping(() => actions.setTimeZone(timeZone === 'utc' ? 'local' : 'utc')),
      c: unlessTyping(actions.clearFilters),
    });
  }, [timeZone, actions, togglePause]);
  return { searchRef };
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) || target.closest('dialog') !== null);
}
