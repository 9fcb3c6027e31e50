import { useMemo } from 'react';

/**
 * The same object until something in it changes: every answer brings new ones that say the same, and whoever renders or draws by them would do so
 * for nothing. `value` is plain data, compared and copied as JSON.
 */
export function useUnchanged<T>(value: T): T {
  const text = JSON.stringify(value);
  return useMemo(() => JSON.parse(text) as T, [text]);
}
