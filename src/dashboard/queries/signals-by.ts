import type { MetricUse, ServiceProfile } from '@/instrumentation/service-profile';
import { rate, sumBy } from '@/promql/expression';
import { selector } from '@/promql/label-matcher';
import { rateWindow } from '@/promql/rate-window';
import { readFiltered, type JobFilters } from '@/dashboard/filters';
import type { Resolution } from '@/dashboard/resolution';
import { quantileBy } from './duration-vectors';
import { counted, failuresOf, isRatioOfAll } from './overview-vectors';

/**
 * Expressions about requests, grouped by one label; null where the profile lacks the part. Rates per second,
 * quantiles in seconds.
 */
export type SignalVectors = {
  requests: string | null;
  requestsInErrorWindow: string | null;
  serverErrors: string | null;
  clientErrors: string | null;
  p95: string | null;
  p99: string | null;
};

/** Split by `instance` for a table of instances, by `job` for one of services. */
export function signalsBy(
  label: 'instance' | 'job',
  profile: Omit<ServiceProfile, 'service'>,
  filters: JobFilters,
  resolution: Resolution,
): SignalVectors {
  const { requests, errors, duration, windows } = profile;
  const rateOf = (use: MetricUse, endpoint: string | null, wanted: number) => {
    const window = rateWindow(wanted, resolution.scrapeInterval, resolution.step);
    return sumBy(
      [label],
      counted(
        use,
        readFiltered(filters, endpoint, (matchers) =>
          rate(selector(use.metric, [...matchers, ...use.matchers]), window),
        ),
      ),
    );
  };
  // The same choice as for all instances together.
  const isOfAll = isRatioOfAll(profile, filters);
  const client = errors && failuresOf(errors.source).client;
  return {
    requests: requests && rateOf(requests, requests.endpoint, windows.traffic),
    requestsInErrorWindow: requests && rateOf(requests, isOfAll ? null : requests.endpoint, windows.errors),
    serverErrors: errors && rateOf(failuresOf(errors.source).server, isOfAll ? null : errors.endpoint, windows.errors),
    clientErrors: errors && client && rateOf(client, errors.clientEndpoint, windows.errors),
    p95: duration && quantileBy(label, duration, 0.95, { filters, windows, resolution }),
    p99: duration && quantileBy(label, duration, 0.99, { filters, windows, resolution }),
  };
}
