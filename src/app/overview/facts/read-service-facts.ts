import { deriveOnce } from '@/dashboard/derivation/derive-once';
import type { Filters } from '@/dashboard/filters';
import type { Overview } from '@/dashboard/overview/overview';
import type { SplitVector } from '@/dashboard/queries/overview-vectors';
import { endsNow } from '@/dashboard/time-range/time-range';
import { averagedOver } from '@/health/facts/averaged-over';
import { isAskingForErrors, knownFailures, notMeasured, type MetricKnowledge } from '@/health/facts/measured';
import { readChanges } from '@/health/facts/read-changes';
import { readInstances } from '@/health/facts/read-instances';
import { readEndpoints, readMoment, totalOf, type PulseSamples } from '@/health/facts/read-pulse';
import type { History, Moment, ServiceFacts } from '@/health/service-facts';
import { secondsPer, type ServiceProfile } from '@/instrumentation/service-profile';
import type { AnsweredLines, LinesOf } from '@/panels/queries/use-lines';
import type { VectorSource } from '@/panels/queries/vector-question';
import type { Target } from '@/prometheus/target';
import type { MomentAnswers } from './use-moment';

export type FactsInput = {
  profile: ServiceProfile;
  filters: Filters;
  overview: Overview;
  source: VectorSource;
  targets: readonly Target[];
  scrapeInterval: number;
  refreshInterval: number | null;
  knowledgeOf: (metric: string) => MetricKnowledge;
};

/**
 * Of the moment, and of the hour before it: the same objects until they are answered anew, whatever lines come
 * meanwhile, so that no panel is rendered for those of another.
 */
export type CurrentFacts = Pick<ServiceFacts, 'current' | 'instances' | 'endpoints'>;
type HourAgoFacts = Pick<ServiceFacts, 'hourAgo' | 'requestRateDayAgo' | 'endpointsHourAgo'>;
export type PastFacts = HourAgoFacts & Pick<ServiceFacts, 'requestRateWeekAgo' | 'earlier'>;

const NO_PAST: PastFacts = {
  hourAgo: null,
  earlier: [],
  requestRateDayAgo: null,
  requestRateWeekAgo: null,
  endpointsHourAgo: null,
};

const endpointLabels = ({ requests, errors }: ServiceProfile) => ({
  requests: requests?.endpoint ?? null,
  errors: errors?.endpoint ?? null,
});

export function readCurrent(input: FactsInput, pulse: PulseSamples, hasEndpoints: boolean): CurrentFacts {
  return {
    current: momentOf(input, pulse),
    // Targets are those of now, and do not belong to a moment in the past.
    instances: readInstances(pulse, endsNow(input.source.range) ? input.targets : []),
    endpoints: hasEndpoints ? readEndpoints(pulse, endpointLabels(input.profile)) : null,
  };
}

export function readPast(input: FactsInput, before: PulseSamples): HourAgoFacts {
  return {
    hourAgo: momentOf(input, before),
    requestRateDayAgo: totalOf(before, 'requestsDayAgo'),
    endpointsHourAgo: readEndpoints(before, endpointLabels(input.profile)),
  };
}

export function momentOf({ profile, scrapeInterval, knowledgeOf }: FactsInput, samples: PulseSamples): Moment {
  const { errorWindow } = averagedOver(profile.windows, scrapeInterval, 0);
  return readMoment(samples, errorWindow, knownFailures(profile, knowledgeOf), scaleOf(profile));
}

const scaleOf = ({ duration }: ServiceProfile) => (duration ? secondsPer(duration.unit) : 1);

type Answered = Pick<MomentAnswers, 'at' | 'notAnswered'> &
  Pick<AnsweredLines<HistoryLine>, 'lines' | 'isKnown' | 'isAwaited'> & {
    current: CurrentFacts;
    past: PastFacts | null;
    sustainedRequestRate: number | null;
    isHourAgoAwaited: boolean;
  };

/** All of them, as far as they are answered. */
export function readFacts(
  input: FactsInput,
  { current, past, sustainedRequestRate, isHourAgoAwaited, lines, isKnown, isAwaited, at, notAnswered }: Answered,
): ServiceFacts {
  const { profile, scrapeInterval, refreshInterval, knowledgeOf } = input;
  const failures = knownFailures(profile, knowledgeOf);
  // No failures can only be concluded where failures are counted and the query was answered.
  const hasErrors = isKnown('failed') && (failures.server || lines('failed').length > 0);
  const changed = (name: 'startTime' | 'builds') => deriveOnce({ kind: 'part', name }, [lines('changes')]);
  return {
    service: profile.service,
    at,
    isOver: !endsNow(input.source.range),
    ...averagedOver(profile.windows, scrapeInterval, 0),
    scrapeInterval,
    refreshInterval,
    notMeasured: notMeasured(profile, failures.server),
    isAskingForErrors: isAskingForErrors(profile, knowledgeOf),
    notAnswered,
    unreliable: profile.recognition.unreliable ?? null,
    ofAllEndpoints: input.overview.ofAllEndpoints,
    worstOf: input.overview.worstOf,
    isFiltered: input.overview.isFiltered,
    leavesOut: input.overview.leavesOut,
    ...current,
    ...(past ?? NO_PAST),
    isHourAgoAwaited,
    history: {
      ...readHistory(
        profile.recognition.unreliable === undefined
          ? lines
          : (name) => (OF_PROCESSES.includes(name) ? lines(name) : []),
        hasErrors,
        averagedOver(profile.windows, scrapeInterval, input.source.step),
        scaleOf(profile),
      ),
      sustainedRequestRate,
      isAwaited,
    },
    changes: readChanges(changed('startTime'), changed('builds'), lines('up')[0]?.times[0] ?? at, scrapeInterval),
    saturation: [],
    isAskingForSaturation: true,
    isSaturationAwaited: true,
  };
}

/** Lines that tell something even where each scrape reads the counters of another process. */
const OF_PROCESSES: readonly HistoryLine[] = ['cpu', 'memory', 'up', 'changes'];

/** Every one of these but the last is drawn by a panel as well. */
export function historyExprs({ vectors }: Overview) {
  const { duration } = vectors;
  const exposed = (q: number, limit: number) =>
    duration?.buckets === null ? (duration.quantiles.find((of) => of.q >= q && of.q < limit)?.expr ?? null) : null;
  return {
    requests: wholeOf(vectors.requests),
    received: wholeOf(vectors.requestsInErrorWindow),
    failed: wholeOf(vectors.serverErrors),
    buckets: duration?.buckets ?? null,
    p95: exposed(0.95, 0.99),
    p99: exposed(0.99, 1),
    cpu: vectors.cpu?.expr ?? null,
    memory: vectors.memory?.expr ?? null,
    up: vectors.up.expr,
    changes: vectors.changes,
  };
}

/** What is asked to know all of it. */
const wholeOf = (vector: SplitVector | null) => (vector?.isPartial ? vector.total : (vector?.expr ?? null));

export type HistoryLine = keyof ReturnType<typeof historyExprs>;

function readHistory(
  lines: LinesOf<HistoryLine>,
  hasErrors: boolean,
  windows: Pick<History, 'rateWindow' | 'errorWindow'>,
  scale: number,
): Omit<History, 'isAwaited' | 'sustainedRequestRate'> {
  const quantile = (q: number, name: 'p95' | 'p99') =>
    deriveOnce({ kind: 'quantile', q, scale }, [lines('buckets')])[0] ?? lines(name)[0] ?? null;
  return {
    ...windows,
    requestRate: deriveOnce({ kind: 'sum' }, [lines('requests')])[0] ?? null,
    received: deriveOnce({ kind: 'sum' }, [lines('received')])[0] ?? null,
    errorRatio: hasErrors ? (deriveOnce({ kind: 'ratio' }, [lines('failed'), lines('received')])[0] ?? null) : null,
    p95: quantile(0.95, 'p95'),
    p99: quantile(0.99, 'p99'),
    cpu: lines('cpu'),
    memory: lines('memory'),
    up: lines('up'),
    saturation: [],
    alerts: null,
  };
}
