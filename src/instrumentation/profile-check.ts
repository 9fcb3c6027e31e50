import { histogramCount, rate, sumBy, union } from '@/promql/expression';
import { labelName, selector, type LabelMatcher } from '@/promql/label-matcher';
import type { Sample } from '@/prometheus/series';
import { configuredMetrics, type ConfiguredProfile } from './configured-profile';
import type { RequestProfile } from './convention';
import { observedMetric } from './duration-kind';
import { isUnitOpen, toldUnit, type ToldUnit } from './duration-unit';
import type { Durations, MetricUse, ServiceProfile } from './service-profile';

/** Endpoints that are scrapes and health checks and not traffic, as anchored regular expressions. */
export const NOT_TRAFFIC: readonly string[] = ['(.*/)?metrics/?', '(.*/)?health.*', '(.*/)?(live|liveness|ready|readiness)z?', '/-/.*', '(.*/)?actuator.*', '/?ping'];

/** More endpoints than this are raw paths: then only the busiest are asked for. */
const MOST_ENDPOINTS = 100;
const BUSIEST_SHOWN = 20;

const WINDOW = 300;
const LOOKBACK = '15m';

/** What is counted twice is counted exactly twice; what differs by rounding and by restarts differs by less. */
const COUNTED_TWICE = [1.5, 10] as const;

/** What is checked beside the profile itself: the metrics that a person has named, and whether the job is several services. */
type AlsoChecked = { configured?: ConfiguredProfile | null; several?: { name: string; expr: string } | null };

/** One instant query that checks a profile against what the server has: how many endpoints, which of them are no traffic, edges, counts. */
export function checkExpr(profile: ServiceProfile, alternatives: readonly RequestProfile[], { configured = null, several = null }: AlsoChecked = {}): string | null {
  const { requests, duration } = profile;
  if (requests === null) return null;
  const of = (metric: string, matchers: readonly LabelMatcher[]) => selector(metric, [{ name: 'job', op: '=', value: profile.service }, ...matchers]);
  const known = (metric: string, matchers: readonly LabelMatcher[]) => `last_over_time(${of(metric, matchers)}[${LOOKBACK}])`;
  const { metric, matchers, endpoint } = requests;
  const counters = new Map([requests, ...alternatives.flatMap((other) => other.requests ?? [])].toReversed().map((use) => [use.metric, use]));
  const observed = duration && duration.kind !== 'mean-gauge' && duration.kind !== 'native-histogram' ? observedMetric(duration.base, duration.kind) : null;
  const present = configured === null ? [] : configuredMetrics(configured);
  return union([
    ...present.map((named) => ({ name: `present ${named.metric}`, expr: `count(${known(named.metric, [])})` })),
    ...[...counters.values()].map((use) => ({ name: `rate ${use.metric}`, expr: sumBy([], rateOf(use, of(use.metric, use.metric === metric ? matchers : []))) })),
    ...(endpoint ? [{ name: 'endpoints', expr: `count(count by (${labelName(endpoint)}) (${known(metric, matchers)}))` }] : []),
    ...(endpoint ? [{ name: 'no traffic', expr: labelledBy(endpoint, `count by (${labelName(endpoint)}) (${known(metric, [...matchers, { name: endpoint, op: '=~', value: NOT_TRAFFIC.join('|') }])})`) }] : []),
    ...(duration && observed && observed !== metric ? [{ name: 'observed', expr: sumBy([], rate(of(observed, duration.matchers), WINDOW)) }] : []),
    ...(several === null ? [] : [several]),
    ...(duration && isUnitOpen(profile) && HAS_NO_EDGES.has(duration.kind) ? [{ name: 'mean', expr: `sum(${known(`${duration.base}_sum`, duration.matchers)}) / sum(${known(`${duration.base}_count`, duration.matchers)})` }] : []),
    ...(duration?.kind === 'classic-histogram' ? edgeParts(duration).map(({ name, base }) => ({ name, expr: `count by (le) (${known(`${base}_bucket`, duration.matchers)})` })) : []),
  ]);
}

const HAS_NO_EDGES: ReadonlySet<Durations['kind']> = new Set(['summary', 'sum-and-count']);

const edgeParts = ({ base, byEndpoint }: Durations) => [{ name: 'edges', base }, ...(byEndpoint ? [{ name: 'edges by endpoint', base: byEndpoint.base }] : [])];

const rateOf = ({ isHistogram }: MetricUse, selected: string) => (isHistogram ? histogramCount(rate(selected, WINDOW)) : rate(selected, WINDOW));

/** The value of a label under a name that is the same for every profile. */
const labelledBy = (label: string, expr: string) => `label_replace(${expr}, "endpoint_value", "$1", ${JSON.stringify(label)}, "(.*)")`;

/** What the check answered. Rates per second by counter; `edges` ascending, in the unit of the metric; null: not asked or not answered. */
export type ProfileFacts = {
  rates: ReadonlyMap<string, number>;
  endpoints: number | null;
  notTraffic: readonly string[];
  observed: number | null;
  /** Of all that was ever observed, in the unit of the metric; asked where nothing else tells that unit. */
  mean: number | null;
  edges: readonly number[];
  /** Of the histogram that tells endpoints apart, where that is another one. */
  edgesByEndpoint: readonly number[];
  /** Metrics that a person has named and that the service exposes. */
  present: ReadonlySet<string>;
};

export function readCheck(samples: readonly Sample[]): ProfileFacts {
  const of = (signal: string) => samples.filter(({ labels }) => labels['signal'] === signal);
  const single = (signal: string) => of(signal)[0]?.value ?? null;
  const rates = samples.flatMap(({ labels, value }): [string, number][] => (labels['signal']?.startsWith('rate ') ? [[labels['signal'].slice('rate '.length), value]] : []));
  return {
    rates: new Map(rates),
    endpoints: single('endpoints'),
    notTraffic: of('no traffic').flatMap(({ labels }) => labels['endpoint_value'] ?? []).toSorted(),
    observed: single('observed'),
    mean: single('mean'),
    present: new Set(samples.flatMap(({ labels }) => (labels['signal']?.startsWith('present ') ? [labels['signal'].slice('present '.length)] : []))),
    edges: edgesOf(of('edges')),
    edgesByEndpoint: edgesOf(of('edges by endpoint')),
  };
}

function edgesOf(samples: readonly Sample[]): number[] {
  return samples.map(({ labels }) => Number(labels['le'] === '+Inf' ? Infinity : labels['le'])).filter(Number.isFinite).toSorted((a, b) => a - b);
}

/** The profile with what was checked: units by the edges of the buckets, too many endpoints, endpoints that are no traffic, and what is odd. */
export function checkedProfile(found: ServiceProfile, facts: ProfileFacts, configured: ConfiguredProfile | null = null): ServiceProfile {
  if (found.requests === null) return found;
  const told = checkedUnit(found, facts);
  const profile = told === null ? found : { ...found, duration: found.duration && told.unit && { ...found.duration, unit: told.unit } };
  const { requests, duration, recognition } = profile;
  const isRaw = (facts.endpoints ?? 0) > MOST_ENDPOINTS;
  const evidence = [
    ...checkedSentences(profile, facts),
    ...(told?.unit ? [told.sentence] : []),
    ...(facts.notTraffic.length > 0 ? [`Left out because they are no traffic: ${listed(facts.notTraffic)}.`] : []),
  ];
  const warnings = told?.unit === null ? [told.sentence] : [];
  return {
    ...profile,
    requests: { ...found.requests, busiest: requests?.busiest ?? (isRaw ? BUSIEST_SHOWN : null) },
    duration: duration && withLastEdges(duration, facts),
    excluded: configured?.excluded ?? (facts.notTraffic.length > 0 ? NOT_TRAFFIC : []),
    recognition: { ...recognition, evidence: [...recognition.evidence, ...evidence], warnings: [...recognition.warnings, ...warnings, ...oddities(profile, facts)], problems: missingMetrics(configured, facts) },
  };
}

function withLastEdges(duration: Durations, { edges, edgesByEndpoint }: ProfileFacts): Durations {
  const { byEndpoint } = duration;
  return { ...duration, ...lastOf(edges), byEndpoint: byEndpoint && { ...byEndpoint, ...lastOf(edgesByEndpoint) } };
}

function lastOf(edges: readonly number[]): { lastEdge?: number } {
  const lastEdge = edges.at(-1);
  return lastEdge === undefined ? {} : { lastEdge };
}

/** A page that trusts a misspelt name shows nothing and does not say why. */
function missingMetrics(configured: ConfiguredProfile | null, { present }: ProfileFacts): string[] {
  const missing = configured === null ? [] : configuredMetrics(configured).filter(({ metric }) => !present.has(metric));
  return missing.map(({ where, metric }) => `${metric} was given by hand as ${where}, and this service does not expose it: check its spelling, or leave the part out to have it found.`);
}

const listed = (names: readonly string[]) => `${names.slice(0, 4).join(', ')}${names.length > 4 ? ` and ${names.length - 4} more` : ''}`;

/** What a guess says of its unit is checked, unless the name says it; null: nothing is to be checked, or nothing to check it by. */
function checkedUnit(profile: ServiceProfile, { edges, mean }: ProfileFacts): ToldUnit | null {
  const { duration } = profile;
  const hasValues = duration !== null && (edges.length > 0 || HAS_NO_EDGES.has(duration.kind));
  return hasValues && isUnitOpen(profile) ? toldUnit(duration, edges, mean) : null;
}

function checkedSentences({ requests }: ServiceProfile, { endpoints, edges }: ProfileFacts): string[] {
  const counted = endpoints === null ? [] : [`${requests?.endpoint ?? ''} has ${endpoints} value${endpoints === 1 ? '' : 's'}.`];
  return edges.length === 0 ? counted : [...counted, `Its buckets end at ${edges.at(-1)}.`];
}

function oddities(profile: ServiceProfile, { endpoints, observed, rates }: ProfileFacts): string[] {
  const { requests, duration } = profile;
  if (requests === null) return [];
  const received = rates.get(requests.metric) ?? 0;
  const ratio = observed !== null && received > 0 ? observed / received : 1;
  const isTwice = ratio >= COUNTED_TWICE[0] && ratio <= COUNTED_TWICE[1];
  return [
    ...((endpoints ?? 0) > MOST_ENDPOINTS ? [`${requests.endpoint ?? ''} has ${endpoints} values, as raw paths have: the ${BUSIEST_SHOWN} busiest are shown, the others as one.`] : []),
    ...(isTwice ? [`${duration?.base ?? ''} observes every request ${ratio.toFixed(1)} times: requests are counted by ${requests.metric}, quantiles and means are not changed by it.`] : []),
    ...(requests.endpoint === null ? ['No label names endpoints: nothing can be told apart by endpoint.'] : []),
    ...(profile.errors === null ? [`No label of ${requests.metric} speaks of failures, and no counter beside it does.`] : []),
    ...(duration === null ? ['No metric of durations was found.'] : []),
    ...(duration?.kind === 'summary' ? ['Quantiles of a summary cannot be put together: the largest of all instances is shown.'] : []),
  ];
}
