import type { ConfiguredProfile } from './configured-profile';
import type { Durations, Failures, InProgress, RequestCounter, ServiceProfile } from './service-profile';

/**
 * The profile in the form of the configuration; `withConfigured` makes the same profile from it. What the configuration
 * cannot express (a second metric for latency by endpoint, matchers on single counters of failures) is left out.
 */
export function writtenProfile({
  service,
  requests,
  errors,
  duration,
  inProgress,
  excluded,
}: ServiceProfile): ConfiguredProfile {
  return {
    service,
    ...(requests && { requests: writtenRequests(requests) }),
    ...(errors && { errors: writtenErrors(errors, requests) }),
    ...(duration && { duration: writtenDuration(duration) }),
    ...(inProgress && { inProgress: writtenInProgress(inProgress) }),
    excluded,
  };
}

type Written<Part extends keyof ConfiguredProfile> = NonNullable<ConfiguredProfile[Part]>;

const listed = <T>(list: readonly T[]): readonly T[] | null => (list.length === 0 ? null : list);

function writtenRequests({ metric, matchers, endpoint, method, busiest }: RequestCounter): Written<'requests'> {
  return {
    metric,
    ...(listed(matchers) && { matchers }),
    ...(endpoint !== null && { endpoint }),
    ...(method !== null && { method }),
    ...(busiest !== null && { busiest }),
  };
}

function writtenErrors({ source, endpoint }: Failures, requests: RequestCounter | null): Written<'errors'> {
  const split = endpoint !== null && { endpoint };
  if (source.kind === 'separate-counters') {
    return {
      serverErrors: source.serverErrors.metric,
      ...(source.clientErrors && { clientErrors: source.clientErrors.metric }),
      ...split,
    };
  }
  const { metric, serverError, clientError } = source;
  return {
    label: serverError.label,
    ...(metric !== requests?.metric && { metric }),
    serverError: serverError.pattern,
    ...(clientError && { clientError: clientError.pattern }),
    ...split,
  };
}

function writtenDuration({ base, kind, unit, matchers, endpoint, quantiles }: Durations): Written<'duration'> {
  return {
    base,
    kind,
    unit,
    ...(listed(matchers) && { matchers }),
    ...(endpoint !== null && { endpoint }),
    ...(listed(quantiles) && { quantiles }),
  };
}

const writtenInProgress = ({ metric, minus, matchers }: InProgress): Written<'inProgress'> => ({
  metric,
  ...(minus !== null && { minus }),
  ...(listed(matchers) && { matchers }),
});
