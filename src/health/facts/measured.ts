import type { Durations, ServiceProfile } from '@/instrumentation/service-profile';
import type { SignalName } from '@/health/signal';
import type { KnownFailures } from './read-pulse';

/**
 * What is known of a metric without samples. `known`: its service announces it, so that its absence means zero;
 * `unknown`: it does not; `untold`: the server cannot tell.
 */
export type MetricKnowledge = 'known' | 'unknown' | 'asking' | 'untold';

/**
 * Whether an absent counter of failures means zero. With a status label failures are in the request counter, which is
 * always there; a counter of failures alone must be announced.
 */
export function knownFailures(
  { errors }: ServiceProfile,
  knowledgeOf: (metric: string) => MetricKnowledge,
): KnownFailures {
  if (errors === null) return { server: false, client: false };
  const { source } = errors;
  if (source.kind === 'status-label') return { server: true, client: true };
  return {
    server: knowledgeOf(source.serverErrors.metric) === 'known',
    client: source.clientErrors !== null && knowledgeOf(source.clientErrors.metric) === 'known',
  };
}

/** Whether it is still being asked if its failures are counted. */
export function isAskingForErrors(
  { errors }: ServiceProfile,
  knowledgeOf: (metric: string) => MetricKnowledge,
): boolean {
  return errors?.source.kind === 'separate-counters' && knowledgeOf(errors.source.serverErrors.metric) === 'asking';
}

/** The signals that this service has no metric for at all. */
export function notMeasured(profile: ServiceProfile, failuresKnown: boolean): SignalName[] {
  const missing: SignalName[] = [];
  if (profile.requests === null) missing.push('traffic');
  if (!failuresKnown) missing.push('errors');
  if (profile.duration === null || !hasQuantiles(profile.duration)) missing.push('latency');
  return missing;
}

/** Whether it has a quantile that latency can be judged by. */
function hasQuantiles({ kind, quantiles }: Durations): boolean {
  return (
    kind === 'classic-histogram' ||
    kind === 'native-histogram' ||
    quantiles.some((q) => Number(q) >= 0.95 && Number(q) < 1)
  );
}
