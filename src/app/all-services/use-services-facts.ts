import { useMemo } from 'react';
import { USUAL_INTERVAL } from '@/app/discovery/use-scrape';
import { factsOfService } from '@/health/facts/read-services';
import type { FactsByService, FactsInput } from './facts-input';
import { useEarlierMoments } from './use-earlier-moments';
import { useLatencyLines } from './use-latency-lines';
import { useOverloadLines } from './use-overload-lines';

/**
 * The facts of all services. Lines of latency, CPU and whatever may run full are queried only of services that are slow
 * or overloaded: since when, and of those with few requests whether it lasts. At most three queries, mostly none;
 * and moments before the last hour where requests are refused or not answered.
 */
export function useServicesFacts(input: FactsInput): FactsByService {
  const { services, answers, intervals } = input;
  const facts = useMemo(
    () =>
      answers &&
      new Map(
        services.map(({ service, profile }) => [
          service,
          factsOfService(profile, intervals?.get(service) ?? USUAL_INTERVAL, answers),
        ]),
      ),
    [services, answers, intervals],
  );
  const latencyOf = useLatencyLines(facts, input);
  const loadsOf = useOverloadLines(facts, input);
  const earlier = useEarlierMoments(facts, input);
  return useMemo(() => {
    if (facts === null || (latencyOf === null && loadsOf === null && earlier === null)) return facts;
    return new Map(
      [...facts].map(([service, own]) => {
        const history = { ...own.history, ...latencyOf?.(service), ...loadsOf?.(service) };
        return [service, { ...own, earlier: earlier?.get(service) ?? [], history }];
      }),
    );
  }, [facts, latencyOf, loadsOf, earlier]);
}
