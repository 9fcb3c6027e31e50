import { useMemo } from 'react';
import { isLoadKey, overloadQueries, type LoadKey } from '@/dashboard/queries/services-load';
import { OF_LABEL } from '@/dashboard/system/pulse-parts';
import type { ServiceFacts } from '@/health/service-facts';
import { overloadsOf } from '@/health/system/overloads';
import { withKnownLimits } from '@/health/system/saturation';
import { SIGNAL_LABEL } from '@/promql/expression';
import type { FactsByService, FactsInput } from './facts-input';
import { useSeriesOf } from './use-services-answers';

type LoadLines = Partial<Pick<ServiceFacts['history'], 'cpu' | 'memory' | 'saturation'>>;

type Overloaded = { service: string; instance: string; key: LoadKey };

const NO_INTERVALS: ReadonlyMap<string, number> = new Map();

/** Of instances that use more of something than its limit the lines of that; null where none does. */
export function useOverloadLines(
  facts: FactsByService,
  { services, limits, intervals, source }: FactsInput,
): ((service: string) => LoadLines) | null {
  const overloaded = services.flatMap(({ service }) => {
    const [own, limitsOf] = [facts?.get(service), limits.get(service)];
    if (own === undefined || limitsOf === undefined) return [];
    return overloadsOf(own, withKnownLimits(limitsOf.thresholds, own.saturation)).flatMap(
      ({ key, of }): Overloaded[] => (isLoadKey(key) ? [{ service, instance: of, key }] : []),
    );
  });
  // Found anew at every refresh, and mostly the same.
  const text = JSON.stringify(overloaded);
  const queries = useMemo(() => {
    const profiles = new Map(services.map(({ service, profile }) => [service, profile]));
    const overloads = (JSON.parse(text) as Overloaded[]).flatMap(({ service, ...one }) => {
      const profile = profiles.get(service);
      return profile === undefined ? [] : { ...one, profile };
    });
    return overloadQueries(overloads, { intervals: intervals ?? NO_INTERVALS, step: source.step });
  }, [services, text, intervals, source.step]);
  const { series } = useSeriesOf(queries, source);
  return useMemo(() => {
    if (series.length === 0) return null;
    return (service) => {
      const own = series.filter(({ labels }) => labels['job'] === service);
      const of = (key: LoadKey) => own.filter(({ labels }) => labels[SIGNAL_LABEL] === key);
      return {
        cpu: of('cpuCores'),
        memory: of('memoryBytes'),
        saturation: own.map((line) => ({
          ...line,
          labels: { ...line.labels, [OF_LABEL]: line.labels['instance'] ?? '' },
        })),
      };
    };
  }, [series]);
}
