import { applyConvention, DEFAULT_WINDOWS } from '@/instrumentation/conventions/apply-convention';
import type { Convention, RequestProfile } from '@/instrumentation/conventions/convention';
import { CONVENTIONS } from '@/instrumentation/conventions/conventions';
import { guessProfiles, refusal } from '@/instrumentation/guess/guess-convention';
import { prefixedConventions } from '@/instrumentation/conventions/prefixed';
import { processProfile } from '@/instrumentation/system/process-metrics';
import type { DiscoveredService } from './discovered-service';
import { observedMetric } from './duration-kind';
import { evidenceOf } from './evidence';
import type { ServiceProfile } from './service-profile';

/**
 * The profile of a service as far as it is known by now: after discovery from names and statuses, after an inspection
 * from all labels. Known conventions are tried first, then guesses; a service that fits neither has process metrics
 * only.
 */
export function profileOf(discovered: DiscoveredService): ServiceProfile {
  const { service, exposed } = discovered;
  const [best = notRecognised(discovered), ...others] = requestProfiles(discovered);
  const recognition = {
    ...best.recognition,
    evidence: evidenceOf(best, discovered),
    warnings: [...best.recognition.warnings, ...competing(best, others), ...neverUsed(discovered)],
  };
  return { service, ...best, recognition, excluded: [], counters: [], ...processProfile(exposed) };
}

/** Of how many endpoints there are rates and lines where there are too many for all. */
export const BUSIEST_SHOWN = 20;

/**
 * The profile as far as discovery tells it, for a service whose check has failed. How many endpoints a large one has is
 * then not known: evaluating and downloading all of them could take so long that nothing is ever shown.
 */
export function uncheckedProfile(discovered: DiscoveredService): ServiceProfile {
  const profile = profileOf(discovered);
  const { requests } = profile;
  return requests === null || discovered.isLarge !== true
    ? profile
    : { ...profile, requests: { ...requests, busiest: BUSIEST_SHOWN } };
}

/** Whether metric names or the configuration determine the counter of requests. A guess also depends on labels. */
export function isToldByNames({ recognition: { kind }, requests }: ServiceProfile): boolean {
  return requests !== null && (kind === 'convention' || kind === 'configured');
}

/** Every possible profile of a service's request metrics, the best first. */
export function requestProfiles(discovered: DiscoveredService): RequestProfile[] {
  const apply = (conventions: readonly Convention[]) =>
    conventions.flatMap((convention) => applyConvention(convention, discovered) ?? []);
  const exact = apply(CONVENTIONS);
  // A convention with the exact name is preferred to one with a prefix: Caddy's handlers, for example, are not
  // endpoints.
  const isKnown = ({ requests }: RequestProfile) => exact.some((other) => other.requests?.metric === requests?.metric);
  const known = [...exact, ...apply(prefixedConventions(discovered)).filter((profile) => !isKnown(profile))];
  const profiles = known.length > 0 ? known : guessProfiles(discovered);
  // The sort is stable, so that equal profiles stay in the order of preference.
  return profiles.toSorted(
    (a, b) => Number(moves(b, discovered)) - Number(moves(a, discovered)) || b.recognition.score - a.recognition.score,
  );
}

/** Whether the counter moves; an unknown rate counts as moving, so that the order does not change. */
function moves({ requests }: RequestProfile, { rates }: DiscoveredService): boolean {
  return (requests && rates?.get(requests.metric)) !== 0;
}

const neverUsed = ({ unobserved = [] }: DiscoveredService) =>
  unobserved.map(
    (metric) => `${metric} is not read: it has never counted anything, and other metrics of requests have.`,
  );

/**
 * A warning that other metrics of the service count requests too. They are not added up, because most count the same
 * requests.
 */
function competing(best: RequestProfile, others: readonly RequestProfile[]): string[] {
  const { requests, duration } = best;
  const read = [
    requests?.metric,
    duration && observedMetric(duration.base, duration.kind),
    duration?.byEndpoint && `${duration.byEndpoint.base}_count`,
  ];
  const names = [...new Set(others.flatMap((other) => other.requests?.metric ?? []))].filter(
    (metric) => !read.includes(metric),
  );
  return names.length === 0
    ? []
    : [
        `This service also counts requests in ${names.join(', ')}; only ${requests?.metric ?? ''} is read, because the same request may be in both.`,
      ];
}

function notRecognised(discovered: DiscoveredService): RequestProfile {
  return {
    recognition: {
      kind: 'none',
      name: 'not recognised',
      score: 0,
      evidence: [],
      warnings: [refusal(discovered)],
      problems: [],
    },
    role: 'application',
    requests: null,
    errors: null,
    duration: null,
    inProgress: null,
    windows: DEFAULT_WINDOWS,
  };
}
