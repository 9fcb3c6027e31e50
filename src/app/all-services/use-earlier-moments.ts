import { useMemo } from 'react';
import { USUAL_INTERVAL } from '@/app/discovery/use-scrape';
import { EARLIER } from '@/dashboard/queries/pulse';
import { earlierOfServices } from '@/dashboard/queries/services-queries';
import type { VectorQuery } from '@/dashboard/vector-query';
import { factsOfService, splitByService } from '@/health/facts/read-services';
import type { EarlierMoment } from '@/health/service-facts';
import { needsEarlier } from '@/health/signals/needs-earlier';
import { useVectors } from '@/panels/queries/use-vectors';
import { knownInstant } from '@/panels/queries/vector-state';
import type { FactsByService, FactsInput } from './facts-input';

const NO_INTERVALS: ReadonlyMap<string, number> = new Map();

/**
 * Moments before the last hour of the services that refuse or do not answer requests, and did neither an hour ago; null
 * where there is none.
 */
export function useEarlierMoments(
  facts: FactsByService,
  { services, answers, excluded, intervals, source }: FactsInput,
): ReadonlyMap<string, readonly EarlierMoment[]> | null {
  // Found anew at every refresh, and mostly the same.
  const text = JSON.stringify(
    services.flatMap(({ service }) => {
      const own = facts?.get(service);
      return own !== undefined && own.hourAgo !== null && needsEarlier(own) ? [service] : [];
    }),
  );
  const profiles = useMemo(() => {
    const names = new Set(JSON.parse(text) as string[]);
    return services.flatMap(({ service, profile }) => (names.has(service) ? [profile] : []));
  }, [services, text]);
  const queries = useMemo(
    () => earlierOfServices(profiles, { excluded, intervals: intervals ?? NO_INTERVALS, step: 0 }),
    [profiles, excluded, intervals],
  );
  const states = useVectors(queries, source);
  return useMemo(() => {
    if (answers === null || states.length === 0) return null;
    const pulses = EARLIER.map((secondsAgo) => {
      const of = states.filter((_, i) => isAt(queries[i], secondsAgo));
      return { secondsAgo, now: splitByService(of.flatMap((state) => knownInstant(state)?.samples ?? [])) };
    });
    return new Map(
      profiles.map((profile) => [
        profile.service,
        pulses.flatMap(({ secondsAgo, now }) =>
          now.has(profile.service)
            ? {
                secondsAgo,
                moment: factsOfService(profile, intervals?.get(profile.service) ?? USUAL_INTERVAL, { ...answers, now })
                  .current,
              }
            : [],
        ),
      ]),
    );
  }, [states, queries, profiles, answers, intervals]);
}

const isAt = (query: VectorQuery | undefined, secondsAgo: number) =>
  query?.kind === 'instant' && query.secondsAgo === secondsAgo;
