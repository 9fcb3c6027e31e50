import { useSyncExternalStore } from 'react';

/** The same edge as `desk` in the style sheet, for what is another element on a phone and not only another style. */
const query = matchMedia('(max-width: 760px)');

function subscribe(onChange: () => void): () => void {
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

/** Whether the screen is a phone's. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches);
}
