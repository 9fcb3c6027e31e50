import { labelled, SIGNAL_LABEL, histogramCount, type NamedExpr } from '@/promql/expression';
import type { Sample } from '@/prometheus/series';
import type { MetricUse } from '@/instrumentation/service-profile';

/**
 * How many instances of a service count their requests by `metric` only, while the page reads `read`. `service` is
 * empty where the query was about a single one.
 */
export type Uncounted = { service: string; metric: string; read: string; instances: number };

/** The label with the metric that was assumed to be read; which one really is may be known only after the answer. */
const READ_LABEL = 'read';

/** Prefix of the signals of these parts. */
const ONLY = 'only ';

type Uncountable = { use: MetricUse; read: string; select: (metric: string) => string; by?: string };

/**
 * The query for instances that count requests by another metric only. That metric must be above 0, because before its
 * first request an instance may lack the one that is read.
 */
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

/**
 * A warning about them, for rollouts that change metrics and for jobs with two programs: the numbers of some instances
 * would be taken for all. null where `uncounted` is empty.
 */
export function uncountedText(uncounted: readonly Uncounted[]): string | null {
  const [most] = uncounted.toSorted((a, b) => b.instances - a.instances);
  if (most === undefined) return null;
  const [who, count] =
    most.instances === 1 ? ['1 instance, which counts', 'its'] : [`${most.instances} instances, which count`, 'their'];
  return `Traffic, errors and latency are without ${who} ${count} requests only in ${most.metric}: this page reads ${most.read}.`;
}
