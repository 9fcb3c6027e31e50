import { useMemo } from 'react';
import { lineQueries } from '@/dashboard/queries/services-queries';
import type { ServiceFacts } from '@/health/service-facts';
import { neededLine, type LatencyLine } from '@/health/signals/latency-line';
import type { FactsByService, FactsInput } from './facts-input';
import { useLinesOf } from './use-services-answers';

type LatencyLines = Partial<Pick<ServiceFacts['history'], 'p95' | 'p99' | 'isAwaited'>>;

const NO_INTERVALS: ReadonlyMap<string, number> = new Map();

/** Of services that are slow the lines of the quantile that is above its limit; null where none is slow. */
export function useLatencyLines(
  facts: FactsByService,
  { services, limits, excluded, intervals, source }: FactsInput,
): ((service: string) => LatencyLines) | null {
  const slow = services.flatMap(({ service }) => {
    const [own, limitsOf] = [facts?.get(service), limits.get(service)];
    const needed = own && limitsOf && neededLine(own, limitsOf.thresholds);
    return needed ? [[service, needed] as const] : [];
  });
  // Found anew at every refresh, and mostly the same.
  const text = JSON.stringify(slow);
  const needed = useMemo(() => new Map(JSON.parse(text) as [string, LatencyLine][]), [text]);
  const queries = useMemo(() => {
    const of = (key: LatencyLine['key']) =>
      lineQueries(
        key,
        services.flatMap(({ service, profile }) => (needed.get(service)?.key === key ? [profile] : [])),
        { excluded, intervals: intervals ?? NO_INTERVALS, step: source.step },
      );
    return { p95: of('p95'), p99: of('p99') };
  }, [services, needed, excluded, intervals, source.step]);
  const p95 = useLinesOf(queries.p95, source);
  const p99 = useLinesOf(queries.p99, source);
  return useMemo(() => {
    if (needed.size === 0) return null;
    return (service) => {
      const line = needed.get(service);
      if (line === undefined) return {};
      const { byService, isAwaited } = line.key === 'p95' ? p95 : p99;
      // Since when is filled in later; a verdict waits only for what may change it.
      return { [line.key]: byService.get(service) ?? null, ...(line.isInDoubt && { isAwaited }) };
    };
  }, [needed, p95, p99]);
}
