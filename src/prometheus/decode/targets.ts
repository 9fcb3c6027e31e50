import * as v from 'valibot';
import { parseDuration } from '@/promql/duration';
import type { Target } from '@/prometheus/target';
import { decodeLabels } from './labels';
import { instantSeconds } from '@/prometheus/sample-value';

// https://prometheus.io/docs/prometheus/latest/querying/api/#targets
const WireTarget = v.object({
  labels: v.optional(v.unknown()),
  discoveredLabels: v.optional(v.unknown()),
  health: v.optional(v.string(), 'unknown'),
  lastError: v.nullish(v.string(), ''),
  lastScrape: v.nullish(v.string(), ''),
  scrapeInterval: v.nullish(v.string(), ''),
  scrapeUrl: v.optional(v.string(), ''),
  scrapePool: v.nullish(v.string(), ''),
});

const WireTargets = v.object({ activeTargets: v.nullish(v.array(v.unknown())) });

/**
 * The targets that are scraped; null where this is no answer of the targets API. `scrapePool` is filtered here too,
 * because servers before 2.42 ignore the parameter.
 */
export function decodeTargets(data: unknown, scrapePool?: string): Target[] | null {
  const wire = v.safeParse(WireTargets, data);
  if (!wire.success) return null;
  return (wire.output.activeTargets ?? []).flatMap((item) => {
    const target = v.safeParse(WireTarget, item);
    if (!target.success) return [];
    const pool = target.output.scrapePool;
    const other = scrapePool !== undefined && pool !== '' && pool !== scrapePool;
    return other ? [] : [decodeTarget(target.output)];
  });
}

function decodeTarget(wire: v.InferOutput<typeof WireTarget>): Target {
  return {
    labels: decodeLabels(wire.labels),
    health: wire.health === 'up' || wire.health === 'down' ? wire.health : 'unknown',
    lastError: wire.lastError,
    lastScrape: instantSeconds(wire.lastScrape),
    // VictoriaMetrics has it only among the discovered labels.
    scrapeInterval: parseDuration(
      wire.scrapeInterval || (decodeLabels(wire.discoveredLabels)['__scrape_interval__'] ?? ''),
    ),
    scrapeUrl: wire.scrapeUrl,
  };
}
