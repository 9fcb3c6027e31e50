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
 * Instants at which a service may have counted requests that counts none now, seconds ago: before a deployment within
 * the hour, a day ago, and in between for a service that is less than a day old. Instants, because a window of a day
 * would read every sample; each costs the server 7 ms.
 */
export const FORMERLY = [3600, 5 * 3600, 86_400] as const;

/**
 * The queries for the metrics that these jobs exposed at those instants, whose answers are read like that of
 * `discoveryExpr`. One query per instant, because VictoriaMetrics refuses more than 16,384 bytes.
 */
export function formerExprs(jobs: readonly string[]): string[] {
  const { plain, buckets } = knownNames();
  const read = (names: readonly string[], more: string) =>
    `{__name__=~${quote(names.join('|'))},${writeMatcher(oneOf('job', jobs))},${more}}`;
  const selectors = [
    read(plain, 'le=""'),
    read(UNKNOWN_NAMES, `${OTHERS},le=""`),
    read([...buckets, GUESSED_BUCKETS], `${OTHERS},le="+Inf"`),
  ];
  // Labelled as in `discoveryExpr`: otherwise other metrics of the job would hide the buckets, and the service would
  // seem to have no quantiles.
  return FORMERLY.map((ago) =>
    selectors
      .map((selected, i) =>
        labelled(`count by (${LABELS}) (${selected} offset ${formatDuration(ago)})`, 'part', String(i)),
      )
      .join(' or '),
  );
}

/**
 * A service that counts no requests now, as it was when it did, with what it exposes now. `samples`: an answer to
 * `formerExprs`. null where it did not count any then either, or where its counter still exists.
 */
export function formerService(service: DiscoveredService, samples: readonly Sample[]): DiscoveredService | null {
  const then = discoveredServices(samples).find((one) => one.service === service.service);
  if (then === undefined) return null;
  const former = { ...then, exposed: new Set([...service.exposed, ...then.exposed]) };
  const metric = profileOf(former).requests?.metric;
  return metric === undefined || service.exposed.has(metric) ? null : former;
}

/** The profile of that time, from metric names only, so that the page can show what is missing. null as above. */
export function formerProfile(service: DiscoveredService, samples: readonly Sample[]): ServiceProfile | null {
  const former = formerService(service, samples);
  return former && asFormer(profileOf(former));
}

/** A profile of the past, with the problem that its counter has no samples now. */
export function asFormer(profile: ServiceProfile): ServiceProfile {
  const problem = `${profile.requests?.metric ?? ''} counted this service's requests within the last day but has no samples now: was it renamed or removed by a deployment?`;
  return { ...profile, recognition: { ...profile.recognition, problems: [problem] } };
}
