import { useMemo } from 'react';
import { useIsLate } from './use-is-late';
import type { VectorSource } from './vector-question';

/** The longest that later queries wait for the first ones; seconds. */
const PATIENCE = 1.5;

/**
 * The source for parts further down the page and for comparisons. It is ready once the first vectors are answered,
 * because everything that the server reads at the same time delays the buckets, which are most of its work. `patience`:
 * how long to wait for them at most, seconds from when the page may query.
 */
export function useLaterSource(source: VectorSource, isAnswered: boolean, patience = PATIENCE): VectorSource {
  const mayAsk = source.isReady;
  const isLate = useIsLate(mayAsk && !isAnswered, patience);
  const isReady = mayAsk && (isAnswered || isLate);
  return useMemo(() => ({ ...source, isReady }), [source, isReady]);
}
