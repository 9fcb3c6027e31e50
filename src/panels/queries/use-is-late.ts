import { useEffect, useState } from 'react';

/** Whether an answer has been awaited for longer than `patience` seconds. */
export function useIsLate(isAwaited: boolean, patience: number): boolean {
  const [isLate, setIsLate] = useState(false);
  // The browser's clock.
  useEffect(() => {
    if (!isAwaited) return undefined;
    const timer = setTimeout(() => setIsLate(true), patience * 1000);
    return () => {
      clearTimeout(timer);
      // The next question has a patience of its own.
      setIsLate(false);
    };
  }, [isAwaited, patience]);
  return isLate;
}
