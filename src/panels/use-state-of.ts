import { useCallback, useState } from 'react';

/**
 * `useState` that starts anew when its subject changes, such as the filters. Components are not remounted then, so
 * plain state would keep values of the subject before. A value that is set belongs to the subject at that time.
 */
export function useStateOf<T>(subject: unknown, beginning: T): readonly [T, (value: T) => void] {
  const fresh = { subject, value: beginning };
  const [held, setHeld] = useState(fresh);
  const isOther = held.subject !== subject;
  if (isOther) setHeld(fresh);
  const set = useCallback((value: T) => setHeld((latest) => ({ ...latest, value })), []);
  return [isOther ? beginning : held.value, set];
}
