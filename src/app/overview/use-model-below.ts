import { useDeferredValue, useState } from 'react';
import { useTurn } from '@/ui/charts/use-turn';
import type { OverviewModel } from './use-overview';

type Below = Pick<OverviewModel, 'facts' | 'laterSource' | 'filters' | 'tables'>;

/**
 * The model for everything below verdict and lights. The first facts cause the largest rendering of all, so the panels
 * get them in a task of their own, after verdict and lights are painted, and keep the model before until then. They
 * also keep it for a short time while other filters are queried, so that the table or legend in which the reader chose
 * something stays. Switching to the new model renders everything, 200 ms in one task, so it is interruptible, and the
 * click itself is answered at once. Where the range changes too, as with Back or a link, the model is not kept, because
 * lines of the previous range would be shown under the new one.
 */
export function useModelBelow<Model extends Below>(model: Model): Model {
  const [before, setBefore] = useState(model);
  const isItsTurn = useTurn(model.facts !== null);
  const isHeld =
    before.facts !== null && model.filters !== before.filters && model.laterSource.range === before.laterSource.range;
  const taken = useDeferredValue(isHeld && !model.laterSource.isReady ? before.filters : model.filters);
  // What is typed in a table stands in the address, and must not wait.
  if (isHeld && taken !== model.filters) return { ...before, tables: model.tables };
  if (model.facts !== null && !isItsTurn) return before;
  if (before !== model) setBefore(model);
  return model;
}
