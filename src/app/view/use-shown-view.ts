import { useDeferredValue, useState } from 'react';
import type { ViewState } from './use-view-state';

type Shown = Pick<ViewState, 'range' | 'tables'>;

/**
 * The view that is asked about and drawn. Another range makes every chart anew, 60 ms in one task: interruptible, so that what was clicked answers at once.
 * Until then it is the view from before as a whole: filters that changed with the range, as after Back, would be asked about over the range that is left.
 */
export function useShownView<View extends Shown>(view: View): View {
  const range = useDeferredValue(view.range);
  const [before, setBefore] = useState(view);
  // What is typed in a table stands in the address, and must not wait.
  if (range !== view.range) return { ...before, tables: view.tables };
  if (before !== view) setBefore(view);
  return view;
}
