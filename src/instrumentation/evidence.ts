import type { RequestProfile } from '@/instrumentation/conventions/convention';
import { isUnitOpen } from '@/instrumentation/guess/duration-unit';
import { vocabularyOf } from '@/instrumentation/conventions/status-vocabulary';
import { valuesOf, type DiscoveredService } from './discovered-service';
import type { DurationKind, Durations, ErrorSource } from './service-profile';

/** The evidence for a profile, as sentences: which metric is used for which part, and by which labels. */
export function evidenceOf(profile: RequestProfile, service: DiscoveredService): string[] {
  const { requests, errors, duration, inProgress } = profile;
  if (requests === null) return [];
  const { metric, endpoint, method } = requests;
  const labels = [endpoint, method].filter((label) => label !== null);
  return [
    `${metric} counts requests${labels.length > 0 ? `, by ${labels.join(' and ')}` : ''}.`,
    ...(errors ? [failureSentence(errors.source, service)] : []),
    ...(duration ? [durationSentence(duration, isUnitOpen(profile))] : []),
    ...(inProgress ? [progressSentence(inProgress)] : []),
  ];
}

function failureSentence(source: ErrorSource, service: DiscoveredService): string {
  if (source.kind === 'separate-counters')
    return `${source.serverErrors.metric} counts failures${source.clientErrors ? `, ${source.clientErrors.metric} client errors` : ''}.`;
  const { label, pattern } = source.serverError;
  const values = [...(valuesOf(service, source.metric, label) ?? [])].toSorted();
  const vocabulary = vocabularyOf(values, label);
  const seen =
    vocabulary === null
      ? ''
      : `, with ${vocabulary.name} (${values.slice(0, 5).join(', ')}${values.length > 5 ? ', …' : ''}),`;
  return `Its label ${label}${seen} marks failures as "${pattern}".`;
}

const KINDS: Readonly<Record<DurationKind, (unit: string) => string>> = {
  'classic-histogram': (unit) => `a histogram of durations${unit}`,
  'native-histogram': (unit) => `a native histogram of durations${unit}`,
  summary: (unit) => `a summary of durations${unit}`,
  'sum-and-count': (unit) => `a sum and a count of durations${unit}, without quantiles`,
  'mean-gauge': (unit) => `a mean duration${unit}`,
};

/** `isOpen`: the unit is not known yet, and is told later in a sentence of its own. */
function durationSentence({ base, kind, unit, endpoint, quantiles, byEndpoint }: Durations, isOpen: boolean): string {
  const exposed = quantiles.length > 0 ? ` with the quantiles ${quantiles.join(', ')}` : '';
  const split =
    endpoint === null ? (byEndpoint ? `; by ${byEndpoint.endpoint} in ${byEndpoint.base}` : '') : `, by ${endpoint}`;
  return `${base} is ${KINDS[kind](isOpen ? '' : ` in ${unit}`)}${exposed}${split}.`;
}

function progressSentence({ metric, minus }: NonNullable<RequestProfile['inProgress']>): string {
  return minus === null
    ? `${metric} counts the requests in progress.`
    : `${metric} minus ${minus} is the number of requests in progress.`;
}
