import type { ServiceProfile } from '@/instrumentation/service-profile';
import { type Check, checkOneOf } from './check';
import type { Expected, ReplayedService } from './replayed-service';

/** Compares the discovered profile with what the service exposes: metrics, labels, unit and kind. */
export function compareProfile(profile: ServiceProfile, { expected, isUnknown }: ReplayedService): Check[] {
  const { requests, errors, duration, inProgress, recognition } = profile;
  if (expected.requests === null || (isUnknown === true && requests === null)) return compareRefusal(profile);
  return [
    checkOneOf(
      'a score',
      recognition.score > 0 && recognition.score <= 1 ? 'between 0 and 1' : String(recognition.score),
      'between 0 and 1',
    ),
    checkOneOf('metric of requests', requests?.metric, expected.requests),
    checkOneOf('label of endpoints', requests?.endpoint, expected.endpoint),
    ...(expected.qualifier === undefined && requests?.qualifier === undefined
      ? []
      : [
          checkOneOf(
            'label that tells endpoints of the same name apart',
            requests?.qualifier?.label,
            expected.qualifier ?? null,
          ),
        ]),
    ...compareFailures(errors, expected),
    checkOneOf('metric of durations', duration?.base, expected.duration?.base ?? null),
    ...(isUnknown === true ? [] : [checkOneOf('kind of durations', duration?.kind, expected.duration?.kind ?? null)]),
    checkOneOf('unit of durations', duration?.unit, expected.duration?.unit ?? null),
    checkOneOf('metric of requests in progress', inProgress?.metric, expected.inProgress),
  ];
}

/** Nothing is claimed about requests, and a reason is given. */
function compareRefusal({ requests, duration, errors, recognition }: ServiceProfile): Check[] {
  const reasons = [...recognition.evidence, ...recognition.warnings];
  return [
    checkOneOf('metric of requests', requests?.metric, null),
    checkOneOf('metric of durations', duration?.base, null),
    checkOneOf('failures', errors?.source.kind, null),
    checkOneOf('recognised by', recognition.kind, 'none'),
    checkOneOf('a reason', reasons.length > 0 ? 'given' : 'not given', 'given'),
  ];
}

function compareFailures(errors: ServiceProfile['errors'], { failures }: Expected): Check[] {
  const source = errors?.source;
  if (failures === null) return [checkOneOf('failures', source?.kind, null)];
  if (failures.by === 'label')
    return [
      checkOneOf(
        'label of failures',
        source?.kind === 'status-label' ? source.serverError.label : null,
        failures.label,
      ),
    ];
  const counters = source?.kind === 'separate-counters' ? source : null;
  return [
    checkOneOf('counter of 5xx', counters?.serverErrors.metric, failures.serverErrors),
    checkOneOf('counter of 4xx', counters?.clientErrors?.metric, failures.clientErrors),
  ];
}
