import { useState } from 'react';
import { useTurn } from '@/ui/charts/use-turn';

/**
 * The model for what stands below verdict and lights. The first facts are most of what is ever rendered at once: the panels take them up in a task of
 * their own, when verdict and lights are painted; until then they have the model from before.
 */
export function useModelBelow<Model extends { facts: unknown }>(model: Model): Model {
  const [before, setBefore] = useState(model);
  const isItsTurn = useTurn(model.facts !== null);
  if (model.facts === null && before !== model) setBefore(model);
  return model.facts === null || isItsTurn ? model : before;
}
