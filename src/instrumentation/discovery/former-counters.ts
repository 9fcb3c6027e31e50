import { labelled } from '@/promql/expression';
import { oneOf, writeMatcher } from '@/promql/label-matcher';
import { quote } from '@/promql/quote';
import type { Sample } from '@/prometheus/series';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import { GUESSED_BUCKETS } from '@/instrumentation/guess/guessed-names';
import { profileOf } from '@/instrumentation/profile-of';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { discoveredServices, knownNames, LABELS, OTHERS, UNKNOWN_NAMES } from './discovery';

/**
 * When a service may have counted requests that counts none now: before what was deployed within the hour, before what nobody has noticed for most of a day, and in
 * between where it is no day old. Moments, because a window of a day would read every sample; each costs the server 7 ms, most of it for the names alone.
 */
const FORMERLY = ['1h', '5h', '1d'];

/**
 * What these jobs exposed then of all that may count requests, to be read as the answer to `discoveryExpr` is. Where they never did, no sample is read. A question for
 * each time, because VictoriaMetrics refuses one of more than 16,384 bytes.
 */
export function formerExprs(jobs: readonly string[]): string[] {
  const { plain, buckets } = knownNames();
  const read = (names: readonly string[], more: string) => `{__name__=~${quote(names.join('|'))},${writeMatcher(oneOf('job', jobs))},${more}}`;
  const selectors = [read(plain, 'le=""'), read(UNKNOWN_NAMES, `${OTHERS},le=""`), read([...buckets, GUESSED_BUCKETS], `${OTHERS},le="+Inf"`)];
  // As in `discoveryExpr`: buckets were hidden by any gauge of the same job, and the service was one that never had quantiles.
  return FORMERLY.map((ago) => selectors.map((selected, i) => labelled(`count by (${LABELS}) (${selected} offset ${ago})`, 'part', String(i))).join(' or '));
}

/**
 * How a service that counts no requests was read when it did, by the answers to `formerExprs`: then the page shows that they are missing. null where it never
 * did, as far as that tells, or where what counted them is still there and was found not to.
 */
export function formerProfile(service: DiscoveredService, samples: readonly Sample[]): ServiceProfile | null {
  const then = discoveredServices(samples).find((one) => one.service === service.service);
  if (then === undefined) return null;
  const profile = profileOf({ ...then, exposed: new Set([...service.exposed, ...then.exposed]) });
  const metric = profile.requests?.metric;
  if (metric === undefined || service.exposed.has(metric)) return null;
  const problem = `${metric} counted this service's requests within the last day but has no samples now: was it renamed or removed by a deployment?`;
  return { ...profile, recognition: { ...profile.recognition, problems: [problem] } };
}
