import { countBy, histogramCount, rate, SIGNAL_LABEL, sumBy, type NamedExpr } from '@/promql/expression';
import { selector, type LabelMatcher } from '@/promql/label-matcher';
import type { Sample } from '@/prometheus/series';
import type { ProfileOverride } from '@/instrumentation/profile-override';
import type { RequestProfile } from '@/instrumentation/conventions/convention';
import { CLASSIC_STATUS_LABELS, RATE_WINDOW } from '@/instrumentation/discovery/discovery';
import { observedMetric } from '@/instrumentation/duration-kind';
import { isUnitOpen } from '@/instrumentation/guess/duration-unit';
import { lastSeen } from '@/instrumentation/last-seen';
import type {
  Durations,
  ErrorSource,
  MetricUse,
  RequestCounter,
  ServiceProfile,
} from '@/instrumentation/service-profile';
import { namesakeParts, readNamesakes, type Namesakes } from './endpoint-namesakes';
import { severalProcessesPart } from './several-processes';
import { readUncounted, uncountedPart, type Uncounted } from './uncounted-instances';

/** Endpoints that are scrapes and health checks and not traffic, as anchored regular expressions. */
export const NOT_TRAFFIC: readonly string[] = [
  '(.*/)?metrics/?',
  '(.*/)?health(y|z|[-_]?(checks?|probes?|status))?([/.:?].*)?',
  '(.*/)?(live|liveness|ready|readiness)z?',
  '/-/.*',
  '(.*/)?actuator(/.*)?',
  '/?ping',
  // Traefik's own.
  '.*@internal',
];

/**
 * Optional parts of the check: configured metrics, and whether the job consists of several services. `isSilent`: the
 * service no longer answers, so its last samples are read.
 */
type CheckedToo = {
  override?: Pick<ProfileOverride, 'metrics'> | null;
  several?: { name: string; expr: string } | null;
  isSilent?: boolean | undefined;
};

/**
 * The parts of one instant query that checks a profile against the server: the number of endpoints, which of them are
 * not traffic, and rates. null where nothing counts requests.
 */
export function checkParts(
  profile: ServiceProfile,
  alternatives: readonly RequestProfile[],
  { override = null, several = null, isSilent }: CheckedToo = {},
): NamedExpr[] | null {
  const { requests, duration, service } = profile;
  if (requests === null) return null;
  const of: Select = (metric, matchers) => selector(metric, [{ name: 'job', op: '=', value: service }, ...matchers]);
  const known: Select = (metric, matchers) => lastSeen(of(metric, matchers), isSilent);
  const counters = new Map(
    [requests, ...alternatives.flatMap((other) => other.requests ?? [])].toReversed().map((use) => [use.metric, use]),
  );
  const rateOfUse = (use: MetricUse) =>
    sumBy([], rateOf(use, of(use.metric, use.metric === requests.metric ? requests.matchers : [])));
  const present = override?.metrics ?? [];
  const rates = [...counters.values()].map((use) => ({ name: `rate ${use.metric}`, expr: rateOfUse(use) }));
  const observed = duration && observedExpr(duration, requests, of);
  return [
    ...present.map(({ metric }) => ({ name: `present ${metric}`, expr: `count(${known(metric, [])})` })),
    ...rates,
    ...[...counters.values()]
      .filter(({ metric }) => metric !== requests.metric)
      .map((use) => uncountedPart({ use, read: requests.metric, select: (metric) => known(metric, []) })),
    ...statusParts(profile.errors?.source, requests, of),
    ...endpointParts(requests, known),
    ...namesakeParts(profile, of, known),
    ...(several === null ? [] : [several]),
    // What no longer answers is not scraped.
    ...(isSilent === true ? [] : severalProcessesPart(profile, of)),
    // Mostly it is the rate of a counter that is queried already.
    ...(observed === null || rates.some(({ expr }) => expr === observed) ? [] : [{ name: 'observed', expr: observed }]),
    ...(duration !== null && isUnitOpen(profile) && HAS_NO_EDGES.has(duration.kind) ? [meanPart(duration, known)] : []),
  ];
}

/** The series of a metric within the job. */
type Select = (metric: string, matchers: readonly LabelMatcher[]) => string;

function endpointParts({ metric, matchers, endpoint }: RequestCounter, known: Select): NamedExpr[] {
  if (endpoint === null) return [];
  const notTraffic = known(metric, [...matchers, { name: endpoint, op: '=~', value: NOT_TRAFFIC.join('|') }]);
  return [
    { name: 'endpoints', expr: `count(${countBy([endpoint], known(metric, matchers))})` },
    { name: 'no traffic', expr: labelledBy(endpoint, countBy([endpoint], notTraffic)) },
  ];
}

/**
 * How many instances count requests without any status label. All labels that may carry a status are named, so that the
 * query stays the same once it is known which one does.
 */
function statusParts(
  source: ErrorSource | undefined,
  { metric, matchers, isHistogram }: RequestCounter,
  of: Select,
): NamedExpr[] {
  if (source?.kind !== 'status-label' || source.metric !== metric) return [];
  const labels = new Set([...CLASSIC_STATUS_LABELS, source.serverError.label]);
  const instances = (more: readonly LabelMatcher[]) => {
    const selected = of(metric, [...matchers, ...more]);
    return `count by (instance) (${isHistogram ? histogramCount(selected) : selected} > 0)`;
  };
  const untold = instances([...labels].map((name) => ({ name, op: '=', value: '' })));
  return [{ name: 'untold', expr: `count(${untold} == on (instance) ${instances([])})` }];
}

/** The expression for observations per second; null where requests are counted by the same metric. */
function observedExpr({ base, kind, matchers }: Durations, { metric }: RequestCounter, of: Select): string | null {
  const observed = kind === 'mean-gauge' || kind === 'native-histogram' ? metric : observedMetric(base, kind);
  return observed === metric ? null : sumBy([], rate(of(observed, matchers), RATE_WINDOW));
}

const meanPart = ({ base, matchers }: Durations, known: Select): NamedExpr => ({
  name: 'mean',
  expr: `sum(${known(`${base}_sum`, matchers)}) / sum(${known(`${base}_count`, matchers)})`,
});

/** Kinds of durations without buckets, whose unit cannot be told from edges. */
export const HAS_NO_EDGES: ReadonlySet<Durations['kind']> = new Set(['summary', 'sum-and-count']);

const rateOf = ({ isHistogram }: MetricUse, selected: string) =>
  isHistogram ? histogramCount(rate(selected, RATE_WINDOW)) : rate(selected, RATE_WINDOW);

/** The value of a label under a name that is the same for every profile. */
const labelledBy = (label: string, expr: string) =>
  `label_replace(${expr}, "endpoint_value", "$1", ${JSON.stringify(label)}, "(.*)")`;

/** The answers of the check. `rates` per second by counter; null: not asked or not answered. */
export type ProfileFacts = Namesakes & {
  rates: ReadonlyMap<string, number>;
  endpoints: number | null;
  notTraffic: readonly string[];
  /** Observations per second, where they are not the rate of a counter. */
  observed: number | null;
  /**
   * The mean of all observations since the start, in the unit of the metric; asked where nothing else tells that unit.
   */
  mean: number | null;
  uncounted: readonly Uncounted[];
  /** How many instances have requests without a status. */
  untold: number;
  /** Configured metrics that the service exposes. */
  present: ReadonlySet<string>;
};

export function readCheck(samples: readonly Sample[]): ProfileFacts {
  const of = (signal: string) => samples.filter(({ labels }) => labels[SIGNAL_LABEL] === signal);
  const single = (signal: string) => of(signal)[0]?.value ?? null;
  /** By what follows after `word` in their signal: the name of a metric. */
  const named = (word: 'rate ' | 'present ') =>
    samples.flatMap(({ labels, value }): [string, number][] => {
      const signal = labels[SIGNAL_LABEL] ?? '';
      return signal.startsWith(word) ? [[signal.slice(word.length), value]] : [];
    });
  return {
    rates: new Map(named('rate ')),
    endpoints: single('endpoints'),
    ...readNamesakes(samples),
    notTraffic: of('no traffic')
      .flatMap(({ labels }) => labels['endpoint_value'] ?? [])
      .toSorted(),
    observed: single('observed'),
    mean: single('mean'),
    untold: single('untold') ?? 0,
    uncounted: readUncounted(samples),
    present: new Set(named('present ').map(([metric]) => metric)),
  };
}
