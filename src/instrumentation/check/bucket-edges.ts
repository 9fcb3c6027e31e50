import { SIGNAL_LABEL, union } from '@/promql/expression';
import { selector, type LabelMatcher } from '@/promql/label-matcher';
import type { Sample } from '@/prometheus/series';
import { observedMetric } from '@/instrumentation/duration-kind';
import { busiestInstance } from '@/instrumentation/discovery/inspection';
import { lastSeen } from '@/instrumentation/last-seen';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import type { ServiceProfile } from '@/instrumentation/service-profile';

/**
 * The query for the bucket edges of a profile; null where it reads no buckets. `looked`: the samples of the inspection,
 * which name the busiest instance. Only that instance is read, because edges differ between instances only during a
 * rollout, and reading all of a hundred thousand series took a large server as long as the rest of the check.
 */
export function edgesExpr(
  { requests, duration, service }: ServiceProfile,
  looked: readonly Sample[],
  { isSilent }: Pick<DiscoveredService, 'isSilent'>,
): string | null {
  if (requests === null || duration === null || duration.kind !== 'classic-histogram') return null;
  const { base, byEndpoint, matchers } = duration;
  const bases = [
    { name: 'edges', base },
    ...(byEndpoint ? [{ name: 'edges by endpoint', base: byEndpoint.base }] : []),
  ];
  return union(
    bases.map((of) => {
      const instance = busiestInstance(looked, observedMetric(of.base, duration.kind));
      const where: LabelMatcher[] = [
        { name: 'job', op: '=', value: service },
        ...(instance === null ? [] : [{ name: 'instance', op: '=', value: instance } as const]),
        ...matchers,
      ];
      return { name: of.name, expr: `count by (le) (${lastSeen(selector(`${of.base}_bucket`, where), isSilent)})` };
    }),
  );
}

/**
 * Finite edges in ascending order, in the unit of the metric; empty where not asked, or where there are none.
 * `edgesByEndpoint`: those of the histogram with an endpoint label, where that is another one. `isTotalOnly`: `+Inf` is
 * the only bucket.
 */
export type BucketEdges = { edges: readonly number[]; edgesByEndpoint: readonly number[]; isTotalOnly: boolean };

export function readEdges(samples: readonly Sample[]): BucketEdges {
  const told = (signal: string) => samples.filter(({ labels }) => labels[SIGNAL_LABEL] === signal);
  const [edges, edgesByEndpoint] = [edgesOf(told('edges')), edgesOf(told('edges by endpoint'))];
  return {
    edges,
    edgesByEndpoint,
    isTotalOnly: told('edges').length > 0 && edges.length + edgesByEndpoint.length === 0,
  };
}

function edgesOf(samples: readonly Sample[]): number[] {
  return samples
    .map(({ labels }) => Number(labels['le'] === '+Inf' ? Infinity : labels['le']))
    .filter(Number.isFinite)
    .toSorted((a, b) => a - b);
}
