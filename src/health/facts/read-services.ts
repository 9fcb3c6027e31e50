import { deriveSeries } from '@/dashboard/derivation/derive';
import { worstOf } from '@/dashboard/queries/duration-vectors';
import { secondsPer, type ServiceProfile } from '@/instrumentation/service-profile';
import { grouped } from '@/prometheus/grouped';
import type { Sample, Series } from '@/prometheus/series';
import type { InstanceFacts, Saturation, ServiceFacts } from '@/health/service-facts';
import { averagedOver } from './averaged-over';
import { isAskingForErrors, knownFailures, notMeasured, type MetricKnowledge } from './measured';
import { readInstances } from './read-instances';
import { readMoment, splitPulse, sustainedRate, totalOf, type PulseSamples } from './read-pulse';

const NOTHING: PulseSamples = new Map();

/** One answer about all services, split by service into what each one's pulse would be. */
export function splitByService(samples: readonly Sample[]): ReadonlyMap<string, PulseSamples> {
  const byService = grouped(samples, ({ labels }) => labels['job'] ?? '');
  return new Map([...byService].map(([service, own]) => [service, splitPulse(own)]));
}

/** Lines over the range by service: requests per second, and over the error window those received and those failed. */
type ServiceLines = {
  requests: ReadonlyMap<string, Series>;
  received: ReadonlyMap<string, Series>;
  failed: ReadonlyMap<string, Series>;
};

export function linesByService(series: readonly Series[]): ReadonlyMap<string, Series> {
  return new Map(series.map((line) => [line.labels['job'] ?? '', line]));
}

/**
 * What the facts of all services have in common. `at`: the instant of the answer about a service, `isOver`: whether it
 * ends a range that is over; `hourAgo` null: not asked or not answered yet.
 */
export type ServicesSource = {
  at: (service: string) => number;
  isOver: boolean;
  now: ReadonlyMap<string, PulseSamples>;
  hourAgo: ReadonlyMap<string, PulseSamples> | null;
  lines: ServiceLines;
  step: number;
  refreshInterval: number | null;
  knowledgeOf: (metric: string, service: string) => MetricKnowledge;
};

/**
 * The facts about one service for `judge`; what the page about all services does not query (endpoints, changes, lines
 * of latency) is empty.
 */
export function factsOfService(given: ServiceProfile, scrapeInterval: number, source: ServicesSource): ServiceFacts {
  const { service, windows } = given;
  const pulse = source.now.get(service) ?? NOTHING;
  const profile = withToldDurations(given, pulse);
  const knowledgeOf = (metric: string) => source.knowledgeOf(metric, service);
  const failures = knownFailures(profile, knowledgeOf);
  const scale = profile.duration ? secondsPer(profile.duration.unit) : 1;
  const over = averagedOver(windows, scrapeInterval, 0);
  const moment = (pulse: PulseSamples) => readMoment(pulse, over.errorWindow, failures, scale);
  const before = source.hourAgo?.get(service) ?? null;
  const instances = readInstances(pulse, []);
  return {
    service,
    at: source.at(service),
    isOver: source.isOver,
    ...over,
    scrapeInterval,
    refreshInterval: source.refreshInterval,
    notMeasured: notMeasured(profile, failures.server),
    isAskingForErrors: isAskingForErrors(profile, knowledgeOf),
    notAnswered: [],
    // Only the check of one service finds that out.
    unreliable: null,
    ofAllEndpoints: [],
    worstOf: worstOf(profile.duration, { endpoints: [] }),
    isFiltered: false,
    leavesOut: false,
    current: moment(pulse),
    hourAgo: before && moment(before),
    // The list of all services does not wait for one of them.
    isHourAgoAwaited: false,
    earlier: [],
    requestRateWeekAgo: null,
    requestRateDayAgo: before && totalOf(before, 'requestsDayAgo'),
    instances,
    endpoints: [],
    endpointsHourAgo: null,
    history: historyOf(profile, failures.server, scrapeInterval, source),
    changes: [],
    saturation: [...fullOf(pulse), ...cpuOfCores(instances, pulse)],
    isAskingForSaturation: false,
    isSaturationAwaited: false,
  };
}

/**
 * A histogram whose only bucket is `+Inf` has no quantiles; the page of one service finds that out when it checks the
 * profile.
 */
function withToldDurations(profile: ServiceProfile, pulse: PulseSamples): ServiceProfile {
  const { duration } = profile;
  const buckets = pulse.get('buckets') ?? [];
  const isTotalOnly =
    duration?.kind === 'classic-histogram' &&
    buckets.length > 0 &&
    buckets.every(({ labels }) => labels['le'] === '+Inf');
  return isTotalOnly ? { ...profile, duration: { ...duration, kind: 'sum-and-count' } } : profile;
}

/** The saturations of the fullest instance. */
function fullOf(pulse: PulseSamples): Saturation[] {
  const keys = ['eventLoopLag', 'openFiles'] as const;
  return keys.flatMap((key) =>
    (pulse.get(key) ?? []).flatMap(({ labels, value }): Saturation[] =>
      Number.isFinite(value) ? [{ key, of: labels['instance'] ?? '', value }] : [],
    ),
  );
}

/**
 * The share of its cores that each instance uses: where that is known, the default limit of 0.8 cores does not apply.
 */
function cpuOfCores(instances: readonly InstanceFacts[], pulse: PulseSamples): Saturation[] {
  const [cores] = pulse.get('cores') ?? [];
  return cores === undefined
    ? []
    : instances.flatMap(({ instance, cpuCores }) =>
        cpuCores === null ? [] : { key: 'cpuOfLimit', of: instance, value: cpuCores / cores.value },
      );
}

function historyOf(
  { service, windows }: ServiceProfile,
  hasErrors: boolean,
  scrapeInterval: number,
  { lines, step, hourAgo }: ServicesSource,
): ServiceFacts['history'] {
  const before = hourAgo?.get(service) ?? null;
  const received = lines.received.get(service);
  const failed = lines.failed.get(service);
  return {
    ...averagedOver(windows, scrapeInterval, step),
    requestRate: lines.requests.get(service) ?? null,
    sustainedRequestRate: before && sustainedRate(before),
    received: received ?? null,
    errorRatio:
      received === undefined || (failed === undefined && !hasErrors)
        ? null
        : (deriveSeries({ kind: 'ratio' }, [failed === undefined ? [] : [failed], [received]])[0] ?? null),
    p95: null,
    p99: null,
    cpu: [],
    memory: [],
    up: [],
    isAwaited: false,
    saturation: [],
    alerts: null,
  };
}

/**
 * The time of the newest sample of the service, Unix seconds; null where none was found in the time that was searched.
 */
export function lastHeardOf(pulse: PulseSamples | undefined): number | null {
  const [sample] = pulse?.get('freshness') ?? [];
  return sample === undefined || !Number.isFinite(sample.value) ? null : sample.value;
}
