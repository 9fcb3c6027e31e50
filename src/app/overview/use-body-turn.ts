import { useEffect, useState } from 'react';
import { useTurn } from '@/ui/charts/use-turn';

let wasShown = false;

/**
 * Whether what stands below verdict and lights may be rendered. The first time in a task of its own, because verdict and lights, and what they hang on, are a
 * long one already; after that at once, or a page with other filters would be too short for a moment for where it is scrolled to.
 */
export function useBodyTurn(): boolean {
  const [isAtOnce] = useState(() => wasShown);
  const isItsTurn = useTurn(!isAtOnce);
  // The pages after this one.
  useEffect(() => {
    wasShown ||= isItsTurn;
  }, [isItsTurn]);
  return isAtOnce || isItsTurn;
}
