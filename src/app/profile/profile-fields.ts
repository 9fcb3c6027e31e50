import type { ConfiguredProfile } from '@/instrumentation/configured-profile';
import { DURATION_KINDS, DURATION_UNITS, type ServiceProfile } from '@/instrumentation/service-profile';
import { writtenProfile } from '@/instrumentation/written-profile';

/** The parts of a profile that can be given by hand. */
export type GivenParts = Omit<ConfiguredProfile, 'service'>;

/**
 * What a field takes: the name of a metric, a label of one (`of`), one of a few words, or regular expressions (several
 * stand between spaces).
 */
export type FieldKind =
  | { kind: 'metric' }
  | { kind: 'label'; of: string | null }
  | { kind: 'choice'; choices: readonly string[] }
  | { kind: 'pattern' }
  | { kind: 'patterns' };

/**
 * One thing that can be changed. `value` is empty where nothing is read; `change` gives the whole part as it would be
 * written.
 */
export type ProfileField = {
  id: string;
  name: string;
  value: string;
  takes: FieldKind;
  isNeeded: boolean;
  change: (value: string) => GivenParts;
};

export type PartId = 'requests' | 'errors' | 'duration' | 'inProgress' | 'excluded';

export type ProfilePart = { id: PartId; title: string; about: string; fields: readonly ProfileField[] };

/** Every part of a profile as fields, in the order of the page's rows. */
export function profileParts(profile: ServiceProfile): ProfilePart[] {
  const written = writtenProfile(profile);
  return [
    {
      id: 'requests',
      title: 'Requests',
      about: 'the counter of requests, and its labels',
      fields: requestFields(written),
    },
    { id: 'errors', title: 'Errors', about: 'how failed requests are recognised', fields: errorFields(written) },
    { id: 'duration', title: 'Latency', about: 'durations of requests', fields: durationFields(written) },
    { id: 'inProgress', title: 'In progress', about: 'requests being served', fields: inProgressFields(written) },
    {
      id: 'excluded',
      title: 'Not traffic',
      about: 'endpoints that are scrapes and health checks',
      fields: [excludedField(written)],
    },
  ];
}

type Plain = Pick<ProfileField, 'id' | 'name' | 'takes' | 'change'> & { value: string | undefined; isNeeded?: boolean };
const field = ({ value = '', isNeeded = false, ...rest }: Plain): ProfileField => ({ ...rest, value, isNeeded });

/** The metric that a part stands on: once it is there it can be changed, but not emptied. */
const foundation = (
  id: string,
  name: string,
  value: string | undefined,
  change: ProfileField['change'],
): ProfileField => field({ id, name, value, takes: { kind: 'metric' }, isNeeded: value !== undefined, change });

/** The part with another value under one key; an emptied field leaves the key out. */
function changed<Part extends object>(part: Part, key: keyof Part & string, value: string): Part {
  const { [key]: _, ...others } = part;
  return { ...others, ...(value !== '' && { [key]: value }) } as Part;
}

function requestFields({ requests }: ConfiguredProfile): ProfileField[] {
  const counter = foundation('requests.metric', 'Counter', requests?.metric, (metric) => ({
    requests: { ...requests, metric },
  }));
  if (!requests) return [counter];
  const label = (id: 'endpoint' | 'method', name: string) =>
    field({
      id: `requests.${id}`,
      name,
      value: requests[id],
      takes: { kind: 'label', of: requests.metric },
      change: (value) => ({ requests: changed(requests, id, value) }),
    });
  return [counter, label('endpoint', 'Endpoint label'), label('method', 'Method label')];
}

const WAYS = ['label', 'counters'] as const;

function errorFields({ errors, requests }: ConfiguredProfile): ProfileField[] {
  const way = !errors ? undefined : errors.serverErrors === undefined ? 'label' : 'counters';
  const wayField = field({
    id: 'errors.way',
    name: 'Recognised by',
    value: way,
    takes: { kind: 'choice', choices: WAYS },
    isNeeded: true,
    change: (value) => ({ errors: beginningOf(value, requests?.metric ?? '') }),
  });
  if (!errors) return [wayField];
  const counter = (id: 'serverErrors' | 'clientErrors', name: string, isNeeded: boolean) =>
    field({
      id: `errors.${id}`,
      name,
      value: errors[id],
      takes: { kind: 'metric' },
      isNeeded,
      change: (value) => ({ errors: changed(errors, id, value) }),
    });
  if (way === 'counters')
    return [wayField, counter('serverErrors', '5xx counter', true), counter('clientErrors', '4xx counter', false)];
  const pattern = (id: 'serverError' | 'clientError', name: string, isNeeded: boolean) =>
    field({
      id: `errors.${id}`,
      name,
      value: errors[id],
      takes: { kind: 'pattern' },
      isNeeded,
      change: (value) => ({ errors: changed(errors, id, value) }),
    });
  const of = errors.metric ?? requests?.metric ?? null;
  return [
    wayField,
    field({
      id: 'errors.label',
      name: 'Status label',
      value: errors.label,
      takes: { kind: 'label', of },
      isNeeded: true,
      change: (value) => ({ errors: changed(errors, 'label', value) }),
    }),
    pattern('serverError', '5xx values', true),
    pattern('clientError', '4xx values', false),
  ];
}

/** What the fields of another way start with, for the reader to correct. */
function beginningOf(way: string, requests: string): NonNullable<GivenParts['errors']> {
  return way === 'label'
    ? { label: 'status', serverError: '5..', clientError: '4..' }
    : { serverErrors: `${requests.replace(/_total$/, '')}_5xx_total` };
}

function durationFields({ duration }: ConfiguredProfile): ProfileField[] {
  const change = (value: string) => ({
    duration: { kind: 'classic-histogram', unit: 'seconds', ...duration, base: value } as const,
  });
  const base = foundation('duration.base', 'Metric, without _bucket', duration?.base, change);
  if (!duration) return [base];
  const choice = (id: 'kind' | 'unit', name: string, choices: readonly string[]) =>
    field({
      id: `duration.${id}`,
      name,
      value: duration[id],
      takes: { kind: 'choice', choices },
      isNeeded: true,
      change: (value) => ({ duration: changed(duration, id, value) }),
    });
  const of =
    duration.kind === 'classic-histogram' || duration.kind === 'sum-and-count'
      ? `${duration.base}_count`
      : duration.base;
  return [
    base,
    choice('kind', 'Kind', DURATION_KINDS),
    choice('unit', 'Unit', DURATION_UNITS),
    field({
      id: 'duration.endpoint',
      name: 'Endpoint label',
      value: duration.endpoint,
      takes: { kind: 'label', of },
      change: (value) => ({ duration: changed(duration, 'endpoint', value) }),
    }),
  ];
}

function inProgressFields({ inProgress }: ConfiguredProfile): ProfileField[] {
  return [
    foundation('inProgress.metric', 'Gauge', inProgress?.metric, (metric) => ({
      inProgress: { ...inProgress, metric },
    })),
  ];
}

/** Expressions hold no spaces, so a space may stand between them. */
function excludedField({ excluded }: ConfiguredProfile): ProfileField {
  return field({
    id: 'excluded',
    name: 'Endpoints, as regular expressions',
    value: excluded?.join(' '),
    takes: { kind: 'patterns' },
    change: (value) => ({ excluded: value.split(/\s+/).filter(Boolean) }),
  });
}
