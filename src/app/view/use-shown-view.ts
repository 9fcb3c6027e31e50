import { useDeferredValue, useState } from 'react';
import type { ViewState } from './use-view-state';

type Shown = Pick<ViewState, 'range' | 'tables'>;

/**
 * The view that is queried and drawn. A new range renders every chart, 60 ms in one task, so it is deferred and the
 * click is answered at once. Until then it is the whole previous view, because filters that changed together with the
 * range, as with Back, would otherwise be queried over the old range.
 */
export function useShownView<View extends Shown>(view: View): View {
  const range = useDeferredValue(view.range);
  const [before, setBefore] = useState(view);
  // What is typed in a table stands in the address, and must not wait.
  if (range !== view.range) return { ...before, tables: view.tables };
  if (before !== view) setBefore(view);
  return view;
}
