import { labelled, SIGNAL_LABEL, histogramCount, type NamedExpr } from '@/promql/expression';
import type { Sample } from '@/prometheus/series';
import type { MetricUse } from '@/instrumentation/service-profile';

/** Instances of a service whose requests are counted by `metric` alone, while the page reads `read`. `service` as the answer has it: empty where it was asked about one. */
export type Uncounted = { service: string; metric: string; read: string; instances: number };

/** Beside which metric others were looked for: which one is read may be known only after the answer. */
const READ_LABEL = 'read';

/** Begins the signal of such a part. */
const ONLY = 'only ';

type Uncountable = { use: MetricUse; read: string; select: (metric: string) => string; by?: string };

/** How many instances have counted requests by another metric alone: without any request one may expose the other at 0, and not yet the one that is read. */
export function uncountedPart({ use: { metric, isHistogram }, read, select, by = '' }: Uncountable): NamedExpr {
  const counted = isHistogram ? histogramCount(select(metric)) : select(metric);
  const instance = by === '' ? 'instance' : `${by}, instance`;
  const expr = `count${by === '' ? '' : ` by (${by}) `}(count by (${instance}) (${counted} > 0) unless on (${instance}) ${select(read)})`;
  return { name: `${ONLY}${metric}`, expr: labelled(expr, READ_LABEL, read) };
}

export function readUncounted(samples: readonly Sample[]): Uncounted[] {
  return samples.flatMap(({ labels, value }) => {
    const { [SIGNAL_LABEL]: signal = '', [READ_LABEL]: read = '', job = '' } = labels;
    return signal.startsWith(ONLY) ? [{ service: job, metric: signal.slice(ONLY.length), read, instances: value }] : [];
  });
}

/** While one version of a program replaces another, or where two share a job, the numbers of one of them would pass for all. null where `uncounted` is empty. */
export function uncountedText(uncounted: readonly Uncounted[]): string | null {
  const [most] = uncounted.toSorted((a, b) => b.instances - a.instances);
  if (most === undefined) return null;
  const [who, count] = most.instances === 1 ? ['1 instance, which counts', 'its'] : [`${most.instances} instances, which count`, 'their'];
  return `Traffic, errors and latency are without ${who} ${count} requests only in ${most.metric}: this page reads ${most.read}.`;
}
