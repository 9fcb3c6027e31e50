import { useMemo } from 'react';
import { deriveOnce } from '@/dashboard/derivation/derive-once';
import type { Filters } from '@/dashboard/filters';
import type { Overview } from '@/dashboard/overview/overview';
import type { SplitVector } from '@/dashboard/queries/overview-vectors';
import { endsNow } from '@/dashboard/time-range/time-range';
import type { VectorQuery } from '@/dashboard/vector-query';
import { averagedOver } from '@/health/facts/averaged-over';
import { isAskingForErrors, knownFailures, notMeasured, type MetricKnowledge } from '@/health/facts/measured';
import { readChanges } from '@/health/facts/read-changes';
import { readInstances } from '@/health/facts/read-instances';
import {
  readEndpoints,
  readMoment,
  samplesOf,
  splitPulse,
  sustainedRate,
  totalOf,
  type PulseSamples,
} from '@/health/facts/read-pulse';
import type { History, Moment, ServiceFacts } from '@/health/service-facts';
import { secondsPer, type ServiceProfile } from '@/instrumentation/service-profile';
import { useLaterSource } from '@/panels/queries/use-later-source';
import { useAnsweredLines, type AnsweredLines, type LinesOf } from '@/panels/queries/use-lines';
import { useVectors } from '@/panels/queries/use-vectors';
import type { VectorSource } from '@/panels/queries/vector-question';
import { isSettled, knownInstant } from '@/panels/queries/vector-state';
import type { Sample } from '@/prometheus/series';
import type { Target } from '@/prometheus/target';
import { useKeptFacts, type Told } from './use-kept-facts';
import { useMoment, type MomentAnswers } from './use-moment';

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

/** `drawn`: the source of all lines; `later`: that of what is asked after the lines that the verdict rests on. */
export type Facts = Told & { drawn: VectorSource; later: VectorSource };

const NO_QUERIES: readonly VectorQuery[] = [];

/** All facts behind the verdict, from the present numbers and from answers that the page needs anyway. */
export function useServiceFacts(input: FactsInput): Facts {
  const { overview, source, filters } = input;
  const moment = useMoment(overview, source);
  const { pulse, problem, doubts, drawn } = moment;
  const { lines, isKnown, isAwaited } = useAnsweredLines(
    useMemo(() => historyExprs(overview), [overview]),
    drawn,
  );
  const later = useLaterSource(drawn, !isAwaited);
  // Of a service without requests it tells whether they are missed.
  const isIdle = pulse !== null && totalOf(pulse, 'requests') === 0;
  const [hourAgo] = useVectors(
    useMemo(() => [overview.hourAgo], [overview]),
    isIdle ? drawn : later,
  );
  const isHourAgoAwaited = !isSettled(hourAgo);
  const found = pulse && newestOf(samplesOf(pulse, 'newestSample'));
  const isSilent = pulse !== null && found === null;
  const [lastSeen] = useVectors(
    useMemo(() => (isSilent ? [overview.lastSeen] : NO_QUERIES), [isSilent, overview]),
    source,
  );
  const compared = knownInstant(hourAgo);
  const before = useMemo(() => compared && splitPulse(compared.samples), [compared]);
  const { at, notAnswered, hasEndpoints } = moment;
  const current = useMemo(() => pulse && readCurrent(input, pulse, hasEndpoints), [input, pulse, hasEndpoints]);
  const past = useMemo(() => before && readPast(input, before), [input, before]);
  const sustainedRequestRate = before && sustainedRate(before);
  const facts = useMemo(
    () =>
      current === null
        ? null
        : readFacts(input, {
            current,
            past,
            sustainedRequestRate,
            isHourAgoAwaited,
            lines,
            isKnown,
            isAwaited,
            at,
            notAnswered,
          }),
    [input, current, past, sustainedRequestRate, isHourAgoAwaited, lines, isKnown, isAwaited, at, notAnswered],
  );
  const earlier = lastSeen?.answer?.kind === 'instant' ? newestOf(lastSeen.answer.samples) : null;
  const newestSample = found ?? earlier;
  const isAgeAwaited = problem === '' && (pulse === null || (isSilent && !isSettled(lastSeen)));
  const told = useMemo(
    (): Told => ({ facts, problem, doubts, newestSample, isAgeAwaited }),
    [facts, problem, doubts, newestSample, isAgeAwaited],
  );
  const subject = JSON.stringify([source.connection.server.name, filters, source.range]);
  return { ...useKeptFacts({ subject, overview }, told, later.isReady && !isHourAgoAwaited), drawn, later };
}

function newestOf(samples: readonly Sample[]): number | null {
  const times = samples.map(({ value }) => value).filter(Number.isFinite);
  return times.length === 0 ? null : Math.max(...times);
}

/**
 * Of the moment, and of the hour before it: the same objects until they are answered anew, whatever lines come
 * meanwhile, so that no panel is rendered for those of another.
 */
type Current = Pick<ServiceFacts, 'current' | 'instances' | 'endpoints'>;
type Past = Pick<ServiceFacts, 'hourAgo' | 'requestRateDayAgo' | 'endpointsHourAgo'>;

const NO_PAST: Past = { hourAgo: null, requestRateDayAgo: null, endpointsHourAgo: null };

const endpointLabels = ({ requests, errors }: ServiceProfile) => ({
  requests: requests?.endpoint ?? null,
  errors: errors?.endpoint ?? null,
});

function readCurrent(input: FactsInput, pulse: PulseSamples, hasEndpoints: boolean): Current {
  return {
    current: momentOf(input, pulse),
    // Targets are those of now, and do not belong to a moment in the past.
    instances: readInstances(pulse, endsNow(input.source.range) ? input.targets : []),
    endpoints: hasEndpoints ? readEndpoints(pulse, endpointLabels(input.profile)) : null,
  };
}

function readPast(input: FactsInput, before: PulseSamples): Past {
  return {
    hourAgo: momentOf(input, before),
    requestRateDayAgo: totalOf(before, 'requestsDayAgo'),
    endpointsHourAgo: readEndpoints(before, endpointLabels(input.profile)),
  };
}

function momentOf({ profile, scrapeInterval, knowledgeOf }: FactsInput, samples: PulseSamples): Moment {
  const { errorWindow } = averagedOver(profile.windows, scrapeInterval, 0);
  return readMoment(samples, errorWindow, knownFailures(profile, knowledgeOf), scaleOf(profile));
}

const scaleOf = ({ duration }: ServiceProfile) => (duration ? secondsPer(duration.unit) : 1);

type Answered = Pick<MomentAnswers, 'at' | 'notAnswered'> &
  Pick<AnsweredLines<HistoryLine>, 'lines' | 'isKnown' | 'isAwaited'> & {
    current: Current;
    past: Past | null;
    sustainedRequestRate: number | null;
    isHourAgoAwaited: boolean;
  };

function readFacts(
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
        lines,
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

/** Every one of these but the last is drawn by a panel as well. */
function historyExprs({ vectors }: Overview) {
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

type HistoryLine = keyof ReturnType<typeof historyExprs>;

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
