import type { Durations, ServiceProfile } from '@/instrumentation/service-profile';
import type { SignalName } from '@/health/signal';
import type { KnownFailures } from './read-pulse';

/**
 * What is known of a metric that answered nothing: `known` is announced by its service, which makes its absence a zero, `unknown` is not, `untold`
 * where the server cannot say.
 */
export type MetricKnowledge = 'known' | 'unknown' | 'asking' | 'untold';

/** A counter with a status label is there whether or not anything failed; a counter of failures alone may only be called 0 where the service announces it. */
export function knownFailures({ errors }: ServiceProfile, knowledgeOf: (metric: string) => MetricKnowledge): KnownFailures {
  if (errors === null) return { server: false, client: false };
  const { source } = errors;
  if (source.kind === 'status-label') return { server: true, client: true };
  return {
    server: knowledgeOf(source.serverErrors.metric) === 'known',
    client: source.clientErrors !== null && knowledgeOf(source.clientErrors.metric) === 'known',
  };
}

/** Whether nobody has said yet if its failures are counted. */
export function isAskingForErrors({ errors }: ServiceProfile, knowledgeOf: (metric: string) => MetricKnowledge): boolean {
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

/** Whether a quantile is known that answers can be judged by. */
function hasQuantiles({ kind, quantiles }: Durations): boolean {
  return kind === 'classic-histogram' || kind === 'native-histogram' || quantiles.some((q) => Number(q) >= 0.95 && Number(q) < 1);
}
