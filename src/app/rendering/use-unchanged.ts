import { useMemo } from 'react';

/**
 * Returns the same object until its content changes, because every answer brings new but equal objects, which would
 * cause needless rendering. `value` must be plain data, since it is compared as JSON.
 */
export function useUnchanged<T>(value: T): T {
  const text = useMemo(() => JSON.stringify(value), [value]);
  return useMemo(() => JSON.parse(text) as T, [text]);
}
