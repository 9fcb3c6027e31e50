import { useSyncExternalStore } from 'react';

/** A step of the browser's history, which Back undoes, or another text for the one it is at. */
export type Step = 'push' | 'replace';

const listeners = new Set<() => void>();

/**
 * What the address should say where the browser would not write it: Safari lets a page do so a hundred times in half a minute. The page goes by
 * this, and the next change takes it along.
 */
let unwritten: string | null = null;

/** The query of the address, with its question mark, as it is now. */
export const currentSearch = () => unwritten ?? location.search;

/** The same for whoever is rendered with it: it changes by `changeSearch`, and when the reader goes back or forward. */
export const useSearch = () => useSyncExternalStore(subscribe, currentSearch);

export function changeSearch(search: string, step: Step): void {
  if (search === currentSearch()) return;
  unwritten = write(search, step) ? null : search;
  for (const tell of listeners) tell();
}

function write(search: string, step: Step): boolean {
  const address = `${location.pathname}${search}${location.hash}`;
  try {
    if (step === 'push') history.pushState(history.state, '', address);
    else history.replaceState(history.state, '', address);
    return true;
  } catch {
    return false;
  }
}

function subscribe(tell: () => void): () => void {
  const follow = () => {
    unwritten = null;
    tell();
  };
  listeners.add(tell);
  addEventListener('popstate', follow);
  return () => {
    listeners.delete(tell);
    removeEventListener('popstate', follow);
  };
}
