import { useDeferredValue, useState } from 'react';
import { useTurn } from '@/ui/charts/use-turn';
import type { OverviewModel } from './use-overview';

type Below = Pick<OverviewModel, 'facts' | 'later' | 'filters' | 'tables'>;

/**
 * The model for what stands below verdict and lights. The first facts are most of what is ever rendered at once: the panels take them up in a task of
 * their own, when verdict and lights are painted; until then they have the model from before. So they have while other filters are asked about, and
 * not long where an answer hangs: whoever has chosen one in a table or a legend stays where they are. Everything is another one then, 200 ms in one
 * task: interruptible, so that what was clicked answers at once. Where the range is another one too, as after Back or in an opened link, nobody has
 * chosen anything there, and lines of the range before would stand under the name of this one.
 */
export function useModelBelow<Model extends Below>(model: Model): Model {
  const [before, setBefore] = useState(model);
  const isItsTurn = useTurn(model.facts !== null);
  const isHeld = before.facts !== null && model.filters !== before.filters && model.later.range === before.later.range;
  const taken = useDeferredValue(isHeld && !model.later.isReady ? before.filters : model.filters);
  // What is typed in a table stands in the address, and must not wait.
  if (isHeld && taken !== model.filters) return { ...before, tables: model.tables };
  if (model.facts !== null && !isItsTurn) return before;
  if (before !== model) setBefore(model);
  return model;
}
