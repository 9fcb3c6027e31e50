import { useMemo } from 'react';
import { EARLIER } from '@/dashboard/queries/pulse';
import type { VectorQuery } from '@/dashboard/vector-query';
import { averagedOver } from '@/health/facts/averaged-over';
import { splitPulse } from '@/health/facts/read-pulse';
import type { EarlierMoment, Moment } from '@/health/service-facts';
import { needsEarlier } from '@/health/signals/needs-earlier';
import { useVectors } from '@/panels/queries/use-vectors';
import type { VectorSource } from '@/panels/queries/vector-question';
import { isSettled, knownInstant } from '@/panels/queries/vector-state';
import { momentOf, type FactsInput } from './read-service-facts';

const NO_QUERIES: readonly VectorQuery[] = [];

/**
 * Moments before the last hour, asked only of a service that refuses or does not answer requests, and did neither an
 * hour ago: whether it always did.
 */
export function useEarlier(
  input: FactsInput,
  now: Moment | null,
  hourAgo: Moment | null,
  source: VectorSource,
): { earlier: readonly EarlierMoment[]; isAwaited: boolean } {
  const { overview, profile, scrapeInterval } = input;
  const isAsked =
    now !== null &&
    hourAgo !== null &&
    needsEarlier({ current: now, hourAgo, ...averagedOver(profile.windows, scrapeInterval, 0) });
  const states = useVectors(isAsked ? overview.earlier : NO_QUERIES, source);
  const earlier = useMemo(
    () =>
      states.flatMap((state, i) => {
        const answer = knownInstant(state);
        return answer === null
          ? []
          : { secondsAgo: EARLIER[i] ?? 0, moment: momentOf(input, splitPulse(answer.samples)) };
      }),
    [states, input],
  );
  return { earlier, isAwaited: !states.every(isSettled) };
}
