import { useEffect, useState } from 'react';
import { useTurn } from '@/ui/charts/use-turn';

/**
 * Makes the hook of one part of the page that tells whether it may be rendered. The first time in a task of its own, because all of the page at once is a long one;
 * after that at once, or the page of another service would be without it for a moment, and too short for where it is scrolled to.
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
