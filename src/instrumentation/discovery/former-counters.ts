import { formatDuration } from '@/promql/duration';
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
 * between where it is no day old; seconds ago. Moments, because a window of a day would read every sample; each costs the server 7 ms, most of it for the names alone.
 */
export const FORMERLY = [3600, 5 * 3600, 86_400] as const;

/**
 * What these jobs exposed then of all that may count requests, to be read as the answer to `discoveryExpr` is. Where they never did, no sample is read. A question for
 * each time, because VictoriaMetrics refuses one of more than 16,384 bytes.
 */
export function formerExprs(jobs: readonly string[]): string[] {
  const { plain, buckets } = knownNames();
  const read = (names: readonly string[], more: string) => `{__name__=~${quote(names.join('|'))},${writeMatcher(oneOf('job', jobs))},${more}}`;
  const selectors = [read(plain, 'le=""'), read(UNKNOWN_NAMES, `${OTHERS},le=""`), read([...buckets, GUESSED_BUCKETS], `${OTHERS},le="+Inf"`)];
  // As in `discoveryExpr`: buckets were hidden by any gauge of the same job, and the service was one that never had quantiles.
  return FORMERLY.map((ago) => selectors.map((selected, i) => labelled(`count by (${LABELS}) (${selected} offset ${formatDuration(ago)})`, 'part', String(i))).join(' or '));
}

/**
 * A service that counts no requests as it was when it did, by the answers to `formerExprs`, with what it exposes now. null where it never did, as far as that tells,
 * or where what counted them is still there and was found not to.
 */
export function formerService(service: DiscoveredService, samples: readonly Sample[]): DiscoveredService | null {
  const then = discoveredServices(samples).find((one) => one.service === service.service);
  if (then === undefined) return null;
  const former = { ...then, exposed: new Set([...service.exposed, ...then.exposed]) };
  const metric = profileOf(former).requests?.metric;
  return metric === undefined || service.exposed.has(metric) ? null : former;
}

/** How it was read then, by its names alone: the page shows what is missing. null as above. */
export function formerProfile(service: DiscoveredService, samples: readonly Sample[]): ServiceProfile | null {
  const former = formerService(service, samples);
  return former && asFormer(profileOf(former));
}

/** What was found of a moment that is over, as it is to be said now. */
export function asFormer(profile: ServiceProfile): ServiceProfile {
  const problem = `${profile.requests?.metric ?? ''} counted this service's requests within the last day but has no samples now: was it renamed or removed by a deployment?`;
  return { ...profile, recognition: { ...profile.recognition, problems: [problem] } };
}
