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
 * What the metrics of a service mean, as far as it is known by now: after discovery the names and statuses, after an inspection every label.
 * Known conventions come first, guesses after them, and a service that fits neither has its process side only.
 */
export function profileOf(discovered: DiscoveredService): ServiceProfile {
  const { service, exposed } = discovered;
  const [best = notRecognised(discovered), ...others] = requestProfiles(discovered);
  const recognition = { ...best.recognition, evidence: evidenceOf(best, discovered), warnings: [...best.recognition.warnings, ...competing(best, others)] };
  return { service, ...best, recognition, excluded: [], counters: [], ...processProfile(exposed) };
}

/** Whether the names of the metrics alone, or a person, say what counts requests. What is guessed depends on labels. */
export function isToldByNames({ recognition: { kind }, requests }: ServiceProfile): boolean {
  return requests !== null && (kind === 'convention' || kind === 'configured');
}

/** Every reading of a service's request metrics, the best first. */
export function requestProfiles(discovered: DiscoveredService): RequestProfile[] {
  const apply = (conventions: readonly Convention[]) => conventions.flatMap((convention) => applyConvention(convention, discovered) ?? []);
  const exact = apply(CONVENTIONS);
  // Who knows a name whole knows more of it than who knows its end: Caddy's handlers are not endpoints.
  const isKnown = ({ requests }: RequestProfile) => exact.some((other) => other.requests?.metric === requests?.metric);
  const known = [...exact, ...apply(prefixedConventions(discovered)).filter((profile) => !isKnown(profile))];
  const profiles = known.length > 0 ? known : guessProfiles(discovered);
  // A sort keeps the order of equals, and the order of the conventions is one of preference.
  return profiles.toSorted((a, b) => Number(moves(b, discovered)) - Number(moves(a, discovered)) || b.recognition.score - a.recognition.score);
}

/** Whether anything is counted; what is not known counts as moving, so that it changes no order. */
function moves({ requests }: RequestProfile, { rates }: DiscoveredService): boolean {
  return (requests && rates?.get(requests.metric)) !== 0;
}

/** That other metrics of the same service count requests too: they are not added, because most of them count the same ones. */
function competing(best: RequestProfile, others: readonly RequestProfile[]): string[] {
  const { requests, duration } = best;
  const read = [requests?.metric, duration && observedMetric(duration.base, duration.kind), duration?.byEndpoint && `${duration.byEndpoint.base}_count`];
  const names = [...new Set(others.flatMap((other) => other.requests?.metric ?? []))].filter((metric) => !read.includes(metric));
  return names.length === 0 ? [] : [`This service also counts requests in ${names.join(', ')}; only ${requests?.metric ?? ''} is read, because the same request may be in both.`];
}

function notRecognised(discovered: DiscoveredService): RequestProfile {
  return {
    recognition: { kind: 'none', name: 'not recognised', score: 0, evidence: [], warnings: [refusal(discovered)], problems: [] },
    role: 'application',
    requests: null,
    errors: null,
    duration: null,
    inProgress: null,
    windows: DEFAULT_WINDOWS,
  };
}
