import type { ServiceProfile } from '@/instrumentation/service-profile';
import { type Finding, oneOf } from './finding';
import type { Expected, ReplayedService } from './replayed-service';

/** What discovery said of a service against what it exposes: metric, labels, unit, kind. */
export function compareProfile(profile: ServiceProfile, { expected, isStranger }: ReplayedService): Finding[] {
  const { requests, errors, duration, inProgress, recognition } = profile;
  if (expected.requests === null || (isStranger === true && requests === null)) return compareRefusal(profile);
  return [
    oneOf(
      'a score',
      recognition.score > 0 && recognition.score <= 1 ? 'between 0 and 1' : String(recognition.score),
      'between 0 and 1',
    ),
    oneOf('metric of requests', requests?.metric, expected.requests),
    oneOf('label of endpoints', requests?.endpoint, expected.endpoint),
    ...(expected.qualifier === undefined && requests?.qualifier === undefined
      ? []
      : [
          oneOf(
            'label that tells endpoints of the same name apart',
            requests?.qualifier?.label,
            expected.qualifier ?? null,
          ),
        ]),
    ...compareFailures(errors, expected),
    oneOf('metric of durations', duration?.base, expected.duration?.base ?? null),
    ...(isStranger === true ? [] : [oneOf('kind of durations', duration?.kind, expected.duration?.kind ?? null)]),
    oneOf('unit of durations', duration?.unit, expected.duration?.unit ?? null),
    oneOf('metric of requests in progress', inProgress?.metric, expected.inProgress),
  ];
}

/** Nothing is claimed about requests, and a sentence says why. */
function compareRefusal({ requests, duration, errors, recognition }: ServiceProfile): Finding[] {
  const reasons = [...recognition.evidence, ...recognition.warnings];
  return [
    oneOf('metric of requests', requests?.metric, null),
    oneOf('metric of durations', duration?.base, null),
    oneOf('failures', errors?.source.kind, null),
    oneOf('recognised by', recognition.kind, 'none'),
    oneOf('a reason', reasons.length > 0 ? 'given' : 'not given', 'given'),
  ];
}

function compareFailures(errors: ServiceProfile['errors'], { failures }: Expected): Finding[] {
  const source = errors?.source;
  if (failures === null) return [oneOf('failures', source?.kind, null)];
  if (failures.by === 'label')
    return [
      oneOf('label of failures', source?.kind === 'status-label' ? source.serverError.label : null, failures.label),
    ];
  const counters = source?.kind === 'separate-counters' ? source : null;
  return [
    oneOf('counter of 5xx', counters?.serverErrors.metric, failures.serverErrors),
    oneOf('counter of 4xx', counters?.clientErrors?.metric, failures.clientErrors),
  ];
}
