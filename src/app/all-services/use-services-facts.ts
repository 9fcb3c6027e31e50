import { useMemo } from 'react';
import type { KnownService } from '@/app/discovery/known-services';
import type { RuleMeaning } from '@/app/overview/alerts/use-rules';
import { USUAL_INTERVAL } from '@/app/discovery/use-scrape';
import { latencyQueries } from '@/dashboard/queries/services-queries';
import { factsOfService, type ServicesSource } from '@/health/facts/read-services';
import type { ServiceFacts } from '@/health/service-facts';
import { needsLatencyLines } from '@/health/signals/latency';
import type { VectorSource } from '@/panels/queries/vector-question';
import { useLinesOf } from './use-services-answers';

type FactsInput = {
  services: readonly KnownService[];
  answers: ServicesSource | null;
  intervals: ReadonlyMap<string, number> | null;
  limits: ReadonlyMap<string, RuleMeaning>;
  excluded: readonly string[] | null;
  source: VectorSource;
};

const NO_INTERVALS: ReadonlyMap<string, number> = new Map();

/**
 * The facts of all services; null before the first answer. Lines of latency are queried only for services that are slow
 * and have so few requests that nothing else tells whether they stay so: at most two queries, mostly none.
 */
export function useServicesFacts(input: FactsInput): ReadonlyMap<string, ServiceFacts> | null {
  const { services, answers, intervals, limits } = input;
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
  const inDoubt = useMemo(
    () =>
      services.flatMap(({ service }) => {
        const [own, limitsOf] = [facts?.get(service), limits.get(service)];
        const isInDoubt = own !== undefined && limitsOf !== undefined && needsLatencyLines(own, limitsOf.thresholds);
        return isInDoubt ? [service] : [];
      }),
    [services, facts, limits],
  );
  const linesOf = useLatencyLines(inDoubt, input);
  return useMemo(() => {
    if (facts === null || linesOf === null) return facts;
    return new Map([...facts].map(([service, own]) => [service, withLines(own, linesOf(service))]));
  }, [facts, linesOf]);
}

type LatencyLines = Pick<ServiceFacts['history'], 'p95' | 'p99' | 'isAwaited'>;

const withLines = (facts: ServiceFacts, lines: LatencyLines | null): ServiceFacts =>
  lines === null ? facts : { ...facts, history: { ...facts.history, ...lines } };

/** The lines of the services in doubt; null where there is none. */
function useLatencyLines(
  inDoubt: readonly string[],
  { services, excluded, intervals, source }: FactsInput,
): ((service: string) => LatencyLines | null) | null {
  // Found anew at every refresh, and mostly the same.
  const key = JSON.stringify(inDoubt);
  const names = useMemo(() => new Set(JSON.parse(key) as string[]), [key]);
  const queries = useMemo(() => {
    const profiles = services.flatMap(({ service, profile }) => (names.has(service) ? [profile] : []));
    return latencyQueries(profiles, { excluded, intervals: intervals ?? NO_INTERVALS, step: source.step });
  }, [services, names, excluded, intervals, source.step]);
  const p95 = useLinesOf(queries.p95, source);
  const p99 = useLinesOf(queries.p99, source);
  return useMemo(() => {
    if (names.size === 0) return null;
    return (service) =>
      names.has(service)
        ? {
            p95: p95.byService.get(service) ?? null,
            p99: p99.byService.get(service) ?? null,
            isAwaited: p95.isAwaited || p99.isAwaited,
          }
        : null;
  }, [names, p95, p99]);
}
