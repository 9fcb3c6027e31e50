import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

const waiting = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** One per task, so that between them the browser can paint, handle answers and send queries. */
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
 * Whether a component may be rendered for the first time; once true it stays true. For expensive components: seven
 * charts at once would be a task of 250 ms. `isReady`: whether it has what it renders; `isDue`: whether it waits for its
 * turn.
 */
export function useTurn(isReady: boolean, isDue = true): boolean {
  const [hasTurn, setHasTurn] = useState(false);
  // The other components that wait, and the main thread that all of them share. At once, because React would put
  // several turns together.
  useEffect(
    () => (isReady && isDue && !hasTurn ? takeTurn(() => flushSync(() => setHasTurn(true))) : undefined),
    [isReady, isDue, hasTurn],
  );
  return isReady && hasTurn;
}
