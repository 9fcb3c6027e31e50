import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

const waiting = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** One per task: in between the browser paints, and what has been answered meanwhile is taken note of and the next question sent. */
function nextTurn(): void {
  const [first] = waiting;
  if (first !== undefined) waiting.delete(first);
  timer = waiting.size === 0 ? undefined : setTimeout(nextTurn);
  first?.();
}

function takeTurn(work: () => void): () => void {
  waiting.add(work);
  timer ??= setTimeout(nextTurn);
  return () => void waiting.delete(work);
}

/**
 * Whether it is one's turn to be rendered for the first time, once one is ready; it stays so. For what is dear to make: seven charts at once are
 * a task of a quarter of a second. `isDue`: whether it is time to wait for one, which no longer matters once it came.
 */
export function useTurn(isReady: boolean, isDue = true): boolean {
  const [hasTurn, setHasTurn] = useState(false);
  // The other components that wait, and the main thread that all of them share. At once, because React would put several turns together.
  useEffect(() => (isReady && isDue && !hasTurn ? takeTurn(() => flushSync(() => setHasTurn(true))) : undefined), [isReady, isDue, hasTurn]);
  return isReady && hasTurn;
}
