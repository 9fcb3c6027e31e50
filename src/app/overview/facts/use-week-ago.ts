import { useMemo } from 'react';
import type { Overview } from '@/dashboard/overview/overview';
import type { VectorQuery } from '@/dashboard/vector-query';
import type { Moment, ServiceFacts } from '@/health/service-facts';
import { LOST_BELOW } from '@/health/signals/enough';
import { useVectors } from '@/panels/queries/use-vectors';
import type { VectorSource } from '@/panels/queries/vector-question';
import { isSettled, knownInstant } from '@/panels/queries/vector-state';

type Then = Pick<ServiceFacts, 'hourAgo' | 'requestRateDayAgo'>;

const NO_QUERIES: readonly VectorQuery[] = [];

/**
 * The requests per second a week ago, asked only where traffic seems to be lost: it is not at a weekend, nor after
 * a batch that runs every night or week. Of the usual service it would be a query of old data for nothing.
 */
export function useWeekAgo(
  { weekAgo }: Pick<Overview, 'weekAgo'>,
  source: VectorSource,
  now: Pick<Moment, 'requestRate'> | null,
  then: Then | null,
): { rate: number | null; isAwaited: boolean } {
  const before = Math.max(then?.hourAgo?.requestRate ?? 0, then?.requestRateDayAgo ?? 0);
  const isLess = weekAgo !== null && (now?.requestRate ?? Infinity) < before * LOST_BELOW;
  const [state] = useVectors(
    useMemo(() => (isLess ? [weekAgo] : NO_QUERIES), [isLess, weekAgo]),
    source,
  );
  const [sample] = knownInstant(state)?.samples ?? [];
  return { rate: sample?.value ?? null, isAwaited: isLess && !isSettled(state) };
}
