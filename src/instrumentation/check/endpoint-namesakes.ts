import { countBy, SIGNAL_LABEL, type NamedExpr } from '@/promql/expression';
import type { LabelMatcher } from '@/promql/label-matcher';
import type { Sample } from '@/prometheus/series';
import { observedMetric } from '@/instrumentation/duration-kind';
import { listed } from '@/instrumentation/listed';
import type { Qualifier, ServiceProfile } from '@/instrumentation/service-profile';
import { qualifierOf } from './endpoint-qualifier';

/** The series of a metric within the job. */
type Select = (metric: string, matchers: readonly LabelMatcher[]) => string;

/** Preflights and look-ups, which a framework answers for every route: they alone do not make two endpoints of one. */
const OF_EVERY_ROUTE = '(?i)options|head';

/** A process that has just started has not been asked for everything yet, and an address that names one of two would find none. */
const BEFORE = 'offset 1h';

/** How many endpoints there are by both labels, null where nobody knows, and how many of one label are several; metrics beside the counter that `lack` the other. */
export type Namesakes = { names: number | null; namesakes: number; lacking: ReadonlySet<string> };

/** Begins the signal of a metric that lacks it. */
const LACKING = 'lacking ';

/** The parts of a question that tell them; `known` selects what a service that has fallen silent had last. */
export function namesakeParts(profile: ServiceProfile, select: Select, known: Select): NamedExpr[] {
  const { requests } = profile;
  // The usual label stands for one that is not there, so that the question stays the same when that becomes known.
  const qualifier = requests && qualifierOf({ ...requests, method: requests.method ?? 'method' });
  if (requests?.endpoint == null || qualifier === null) return [];
  const { metric, matchers, endpoint } = requests;
  const { kind, label } = qualifier;
  const all: LabelMatcher[] = [...matchers, { name: endpoint, op: '!=', value: '' }, ...(kind === 'method' ? [{ name: label, op: '!~', value: OF_EVERY_ROUTE } as const] : [])];
  return [
    { name: 'names', expr: `count(${countBy([label, endpoint], known(metric, matchers))})` },
    { name: 'namesakes', expr: `count(${countBy([endpoint], countBy([label, endpoint], `${known(metric, all)} or ${select(metric, all)} ${BEFORE}`))} > 1)` },
    ...readBeside(profile).map((use) => ({ name: `${LACKING}${use.metric}`, expr: `count(${known(use.metric, [...use.matchers, { name: label, op: '=', value: '' }])})` })),
  ];
}

export function readNamesakes(samples: readonly Sample[]): Namesakes {
  const bySignal = new Map(samples.map(({ labels, value }) => [labels[SIGNAL_LABEL] ?? '', value]));
  const lacking = [...bySignal.keys()].flatMap((signal) => (signal.startsWith(LACKING) ? [signal.slice(LACKING.length)] : []));
  return { names: bySignal.get('names') ?? null, namesakes: bySignal.get('namesakes') ?? 0, lacking: new Set(lacking) };
}

/**
 * The profile with endpoints named by route and method, or by service and method, where several have the same name: added up nobody would see which of them fails.
 * Where failures or durations name endpoints otherwise, the two could not be held against each other, and they are named as they are without.
 */
export function withQualifier(profile: ServiceProfile, { names, namesakes, lacking }: Namesakes): ServiceProfile {
  const { requests, recognition } = profile;
  const qualifier = requests && qualifierOf(requests);
  if (requests?.endpoint == null || qualifier === null || namesakes === 0) return profile;
  const { endpoint } = requests;
  const others = readBeside(profile).filter((use) => use.endpoint !== null && (use.endpoint !== endpoint || lacking.has(use.metric)));
  if (others.length > 0) {
    const text = `${WHAT[qualifier.kind]}. ${listed(others.map(({ metric }) => metric))} cannot be told apart by ${qualifier.label} and ${endpoint}: endpoints are named by ${endpoint} alone.`;
    return { ...profile, recognition: { ...recognition, warnings: [...recognition.warnings, text] } };
  }
  const text = `${WHAT[qualifier.kind]}, which ${qualifier.label} tells apart: endpoints are named by both, ${names} of them.`;
  return { ...profile, requests: { ...requests, qualifier }, recognition: { ...recognition, evidence: [...recognition.evidence, text] } };
}

const WHAT: Readonly<Record<Qualifier['kind'], string>> = { method: 'Routes are served under several methods', service: 'Services have methods of the same name' };

/** What tells endpoints beside the counter of requests; `endpoint` null where it tells none. */
type Beside = { metric: string; matchers: readonly LabelMatcher[]; endpoint: string | null };

function readBeside({ requests, errors, duration }: ServiceProfile): Beside[] {
  const source = errors?.source;
  const failures: Beside[] =
    source === undefined || errors === null
      ? []
      : source.kind === 'status-label'
        ? [{ ...source, endpoint: errors.endpoint }]
        : [{ ...source.serverErrors, endpoint: errors.endpoint }, ...(source.clientErrors === null ? [] : [{ ...source.clientErrors, endpoint: errors.clientEndpoint }])];
  const split = duration && { ...duration, ...duration.byEndpoint };
  const durations: Beside[] = split === null ? [] : [{ metric: observedMetric(split.base, split.kind), matchers: split.matchers, endpoint: split.endpoint }];
  return [...failures, ...durations].filter(({ metric }) => metric !== requests?.metric);
}
