import type { DiscoveredService } from '@/instrumentation/discovered-service';
import { isExcludedMetric } from '@/instrumentation/excluded-metrics';
import type { Convention } from './convention';
import { durationHistogram } from './duration-histogram';
import { httpCounters } from './http-counters';
import { separateCounters } from './separate-counters';

/** The plain conventions that services may use with a prefix, in order of preference. */
const PLAIN: readonly Convention[] = [separateCounters, ...httpCounters, ...durationHistogram].filter(
  ({ toldByLabels = [] }) => toldByLabels.length === 0,
);

/**
 * The plain conventions with the prefixes that this service uses: `ecommerce_api_` of
 * `ecommerce_api_http_requests_total`.
 */
export function prefixedConventions({ exposed }: DiscoveredService): Convention[] {
  return PLAIN.flatMap((convention) => {
    const { metric } = convention.requests;
    const prefixes = [...exposed]
      .filter((name) => name.endsWith(`_${metric}`) && !isExcludedMetric(name))
      .map((name) => name.slice(0, -metric.length));
    return prefixes.map((prefix) => withPrefix(convention, prefix));
  });
}

/** The request counters of the plain conventions with anything before them, as regular expressions of names. */
export const PREFIXED_METRICS =
  '.+_http_requests?_(.*_?total|in_?progress|in_flight|pending|duration_(seconds|milliseconds|ms)(_count)?)';

function withPrefix(convention: Convention, prefix: string): Convention {
  const named = <T extends { metric: string }>(spec: T): T => ({ ...spec, metric: `${prefix}${spec.metric}` });
  const { requests, toldBy, errors, durations = [], inProgress = [] } = convention;
  return {
    ...convention,
    name: `${convention.name}, behind the prefix ${prefix}`,
    requests: named(requests),
    ...(toldBy ? { toldBy: toldBy.map((name) => `${prefix}${name}`) } : {}),
    ...(errors && !('labels' in errors)
      ? {
          errors: {
            serverErrors: named(errors.serverErrors),
            clientErrors: errors.clientErrors && named(errors.clientErrors),
          },
        }
      : {}),
    durations: durations.map((spec) => ({ ...spec, base: `${prefix}${spec.base}` })),
    inProgress: inProgress.map(named),
  };
}
