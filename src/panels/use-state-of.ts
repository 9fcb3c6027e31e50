import { useCallback, useState } from 'react';

/**
 * A state that belongs to a subject, and begins again with another one: what is remembered from refresh to refresh holds under one set of filters, and the page
 * stays as it stands when they change. What is set belongs to the subject of that moment.
 */
export function useStateOf<T>(subject: unknown, beginning: T): readonly [T, (value: T) => void] {
  const fresh = { subject, value: beginning };
  const [held, setHeld] = useState(fresh);
  const isOther = held.subject !== subject;
  if (isOther) setHeld(fresh);
  const set = useCallback((value: T) => setHeld((latest) => ({ ...latest, value })), []);
  return [isOther ? beginning : held.value, set];
}
