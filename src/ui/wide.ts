import { useSyncExternalStore } from 'react';

/** The same edge as `wide` in the style sheet, for what needs another number of rows and not only another style. */
const query = matchMedia('(min-width: 1600px)');

function subscribe(onChange: () => void): () => void {
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

/** Whether the screen is a large one. */
export function useIsWide(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches);
}
