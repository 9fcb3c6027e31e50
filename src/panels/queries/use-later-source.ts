import { useMemo } from 'react';
import { useIsLate } from './use-is-late';
import type { VectorSource } from './vector-question';

/** What hangs must not keep the rest of the page away; seconds. */
const PATIENCE = 1.5;

/**
 * The source for what stands lower on a page, or is only compared with. It is not ready before what is looked at first has been answered: the buckets
 * of a service are most of what its page makes the server read, and everything that is read beside them makes them later. `patience`: seconds that this is waited for,
 * from when the page may ask.
 */
export function useLaterSource(source: VectorSource, isAnswered: boolean, patience = PATIENCE): VectorSource {
  const mayAsk = source.isReady;
  const isLate = useIsLate(mayAsk && !isAnswered, patience);
  const isReady = mayAsk && (isAnswered || isLate);
  return useMemo(() => ({ ...source, isReady }), [source, isReady]);
}
