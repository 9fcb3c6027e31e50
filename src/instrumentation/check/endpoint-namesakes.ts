import { countBy, SIGNAL_LABEL, type NamedExpr } from '@/promql/expression';
import type { LabelMatcher } from '@/promql/label-matcher';
import type { Sample } from '@/prometheus/series';
import { observedMetric } from '@/instrumentation/duration-kind';
import { listed } from '@/instrumentation/listed';
import type { Qualifier, ServiceProfile } from '@/instrumentation/service-profile';
import { qualifierOf } from './endpoint-qualifier';

/** The series of a metric within the job. */
type Select = (metric: string, matchers: readonly LabelMatcher[]) => string;

/** Methods that frameworks answer for every route; a route with one other method is still one endpoint. */
const OF_EVERY_ROUTE = '(?i)options|head';

/**
 * An hour ago counts too: after a restart not every method has been requested yet, and a link that names route and
 * method would match nothing.
 */
const BEFORE = 'offset 1h';

/**
 * `names`: how many endpoints there are by both labels, null where not known; `namesakes`: how many names of the
 * endpoint label stand for several of them; `lacking`: metrics beside the request counter that do not have the second
 * label.
 */
export type Namesakes = { names: number | null; namesakes: number; lacking: ReadonlySet<string> };

/** Prefix of the signals about metrics without the second label. */
const LACKING = 'lacking ';

/** The parts of the check that count them; for a service that no longer answers, `known` selects its last samples. */
export function namesakeParts(profile: ServiceProfile, select: Select, known: Select): NamedExpr[] {
  const { requests } = profile;
  // Where the label is not known yet the usual one is assumed, so that the query mostly stays the same once it is
  // known.
  const qualifier = requests && qualifierOf({ ...requests, method: requests.method ?? 'method' });
  if (requests?.endpoint == null || qualifier === null) return [];
  const { metric, matchers, endpoint } = requests;
  const { kind, label } = qualifier;
  const all: LabelMatcher[] = [
    ...matchers,
    { name: endpoint, op: '!=', value: '' },
    ...(kind === 'method' ? [{ name: label, op: '!~', value: OF_EVERY_ROUTE } as const] : []),
  ];
  return [
    { name: 'names', expr: `count(${countBy([label, endpoint], known(metric, matchers))})` },
    {
      name: 'namesakes',
      expr: `count(${countBy([endpoint], countBy([label, endpoint], `${known(metric, all)} or ${select(metric, all)} ${BEFORE}`))} > 1)`,
    },
    ...readBeside(profile).map((use) => ({
      name: `${LACKING}${use.metric}`,
      expr: `count(${known(use.metric, [...use.matchers, { name: label, op: '=', value: '' }])})`,
    })),
  ];
}

export function readNamesakes(samples: readonly Sample[]): Namesakes {
  const bySignal = new Map(samples.map(({ labels, value }) => [labels[SIGNAL_LABEL] ?? '', value]));
  const lacking = [...bySignal.keys()].flatMap((signal) =>
    signal.startsWith(LACKING) ? [signal.slice(LACKING.length)] : [],
  );
  return { names: bySignal.get('names') ?? null, namesakes: bySignal.get('namesakes') ?? 0, lacking: new Set(lacking) };
}

/**
 * The profile with endpoints named by route and method, or by service and method, where several share a name: otherwise
 * their sum would hide which of them fails. Where failures or durations lack one of the labels they could not be
 * matched, so endpoints keep the single label, with a warning.
 */
export function withQualifier(profile: ServiceProfile, { names, namesakes, lacking }: Namesakes): ServiceProfile {
  const { requests, recognition } = profile;
  const qualifier = requests && qualifierOf(requests);
  if (requests?.endpoint == null || qualifier === null || namesakes === 0) return profile;
  const { endpoint } = requests;
  const others = readBeside(profile).filter(
    (use) => use.endpoint !== null && (use.endpoint !== endpoint || lacking.has(use.metric)),
  );
  if (others.length > 0) {
    const text = `${WHAT[qualifier.kind]}. ${listed(others.map(({ metric }) => metric))} cannot be told apart by ${qualifier.label} and ${endpoint}: endpoints are named by ${endpoint} alone.`;
    return { ...profile, recognition: { ...recognition, warnings: [...recognition.warnings, text] } };
  }
  const text = `${WHAT[qualifier.kind]}, which ${qualifier.label} tells apart: endpoints are named by both, ${names} of them.`;
  return {
    ...profile,
    requests: { ...requests, qualifier },
    recognition: { ...recognition, evidence: [...recognition.evidence, text] },
  };
}

const WHAT: Readonly<Record<Qualifier['kind'], string>> = {
  method: 'Routes are served under several methods',
  service: 'Services have methods of the same name',
};

/** A metric beside the counter of requests, with its endpoint label; null where it has none. */
type Beside = { metric: string; matchers: readonly LabelMatcher[]; endpoint: string | null };

function readBeside({ requests, errors, duration }: ServiceProfile): Beside[] {
  const source = errors?.source;
  const failures: Beside[] =
    source === undefined || errors === null
      ? []
      : source.kind === 'status-label'
        ? [{ ...source, endpoint: errors.endpoint }]
        : [
            { ...source.serverErrors, endpoint: errors.endpoint },
            ...(source.clientErrors === null ? [] : [{ ...source.clientErrors, endpoint: errors.clientEndpoint }]),
          ];
  const split = duration && { ...duration, ...duration.byEndpoint };
  const durations: Beside[] =
    split === null
      ? []
      : [{ metric: observedMetric(split.base, split.kind), matchers: split.matchers, endpoint: split.endpoint }];
  return [...failures, ...durations].filter(({ metric }) => metric !== requests?.metric);
}
