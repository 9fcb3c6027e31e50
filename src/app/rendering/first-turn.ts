import { useEffect, useState } from 'react';
import { useTurn } from '@/ui/charts/use-turn';

/**
 * Creates a hook that tells whether one part of the page may be rendered: the first time in a task of its own, because
 * the whole page would be a long task. Later at once, as otherwise the page of the next service would be too short for
 * a moment and lose its scroll position.
 */
export function createFirstTurn(): () => boolean {
  let wasShown = false;
  return function useFirstTurn(): boolean {
    const [isAtOnce] = useState(() => wasShown);
    const isItsTurn = useTurn(!isAtOnce);
    // The pages after this one.
    useEffect(() => {
      wasShown ||= isItsTurn;
    }, [isItsTurn]);
    return isAtOnce || isItsTurn;
  };
}
