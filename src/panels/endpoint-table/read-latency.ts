import type { LatencySignal } from '@/dashboard/queries/endpoint-latency';
import { isOpenQuantile } from '@/health/signals/open-quantile';
import { SIGNAL_LABEL } from '@/promql/expression';
import type { Sample } from '@/prometheus/series';
import type { EndpointLatency } from './endpoint-rows';

/**
 * The durations of each endpoint, from the one answer that has them all; `label` names the endpoint. `lastEdge` in
 * seconds, null: not known.
 */
export function readLatency(
  samples: readonly Sample[],
  label: string,
  lastEdge: number | null,
): ReadonlyMap<string, EndpointLatency> {
  const found = new Map<string, EndpointLatency>();
  for (const { labels, value } of samples) {
    const signal = labels[SIGNAL_LABEL] ?? '';
    if (!isLatencySignal(signal) || Number.isNaN(value)) continue;
    const endpoint = labels[label] ?? '';
    const known = found.get(endpoint) ?? { p50: null, p95: null, p99: null, mean: null };
    found.set(endpoint, {
      ...known,
      [signal]: signal === 'mean' ? value : { value, atLeast: isOpenQuantile(value, lastEdge) },
    });
  }
  return found;
}

function isLatencySignal(text: string): text is LatencySignal {
  return text === 'p50' || text === 'p95' || text === 'p99' || text === 'mean';
}
