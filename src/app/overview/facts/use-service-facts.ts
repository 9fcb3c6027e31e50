import { useMemo } from 'react';
import type { Overview } from '@/dashboard/overview/overview';
import type { VectorQuery } from '@/dashboard/vector-query';
import { samplesOf, splitPulse, sustainedRate, totalOf, type PulseSamples } from '@/health/facts/read-pulse';
import { useLaterSource } from '@/panels/queries/use-later-source';
import { useAnsweredLines } from '@/panels/queries/use-lines';
import { useVectors } from '@/panels/queries/use-vectors';
import type { VectorSource } from '@/panels/queries/vector-question';
import { isSettled, knownInstant } from '@/panels/queries/vector-state';
import type { Sample } from '@/prometheus/series';
import {
  historyExprs,
  readCurrent,
  readFacts,
  readPast,
  type CurrentFacts,
  type FactsInput,
  type PastFacts,
} from './read-service-facts';
import { useEarlier } from './use-earlier';
import { useKeptFacts, type FactsState } from './use-kept-facts';
import { useMoment } from './use-moment';
import { useWeekAgo } from './use-week-ago';

/** `laterSource`: that of what is asked after the lines that the verdict rests on, which `lineSource` asks. */
export type Facts = FactsState & { lineSource: VectorSource; laterSource: VectorSource };

const NO_QUERIES: readonly VectorQuery[] = [];

/** All facts behind the verdict, from the present numbers and from answers that the page needs anyway. */
export function useServiceFacts(input: FactsInput): Facts {
  const { overview, source, filters } = input;
  const { pulse, at, notAnswered, hasEndpoints, problem, doubts, lineSource } = useMoment(overview, source);
  const { lines, isKnown, isAwaited } = useAnsweredLines(
    useMemo(() => historyExprs(overview), [overview]),
    lineSource,
  );
  const laterSource = useLaterSource(lineSource, !isAwaited, overview.endpoints === null ? undefined : source.deadline);
  // Of a service without requests it tells whether they are missed.
  const isIdle = pulse !== null && totalOf(pulse, 'requests') === 0;
  const current = useMemo(() => pulse && readCurrent(input, pulse, hasEndpoints), [input, pulse, hasEndpoints]);
  const { past, sustainedRequestRate, isHourAgoAwaited } = useHourAgo(
    input,
    current,
    isIdle ? lineSource : laterSource,
  );
  const { newestSample, isAwaited: isSampleAwaited } = useNewestSample(overview, source, pulse);
  const facts = useMemo(
    () =>
      current &&
      readFacts(input, {
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
  const isAgeAwaited = problem === '' && isSampleAwaited;
  const latest = useMemo(
    (): FactsState => ({ facts, problem, doubts, newestSample, isAgeAwaited }),
    [facts, problem, doubts, newestSample, isAgeAwaited],
  );
  const subject = JSON.stringify([source.connection.server.name, filters, source.range]);
  const kept = useKeptFacts({ subject, overview }, latest, laterSource.isReady && !isHourAgoAwaited);
  return { ...kept, lineSource, laterSource };
}

type HourAgo = { past: PastFacts | null; sustainedRequestRate: number | null; isHourAgoAwaited: boolean };

/** What the present numbers are compared with. */
function useHourAgo(input: FactsInput, now: CurrentFacts | null, source: VectorSource): HourAgo {
  const { overview } = input;
  const [hourAgo] = useVectors(
    useMemo(() => [overview.hourAgo], [overview]),
    source,
  );
  const answer = knownInstant(hourAgo);
  const pulse = useMemo(() => answer && splitPulse(answer.samples), [answer]);
  const read = useMemo(() => pulse && readPast(input, pulse), [input, pulse]);
  const { rate: requestRateWeekAgo, isAwaited } = useWeekAgo(overview, source, now && now.current, read);
  const { earlier, isAwaited: isEarlierAwaited } = useEarlier(input, now && now.current, read && read.hourAgo, source);
  const past = useMemo(() => read && { ...read, requestRateWeekAgo, earlier }, [read, requestRateWeekAgo, earlier]);
  const sustainedRequestRate = pulse && sustainedRate(pulse);
  return { past, sustainedRequestRate, isHourAgoAwaited: !isSettled(hourAgo) || isAwaited || isEarlierAwaited };
}

/** When the service was heard of last: where the pulse has no samples, it is searched for. */
function useNewestSample(
  overview: Overview,
  source: VectorSource,
  pulse: PulseSamples | null,
): { newestSample: number | null; isAwaited: boolean } {
  const present = pulse && newestOf(samplesOf(pulse, 'newestSample'));
  const isSilent = pulse !== null && present === null;
  const [lastSeen] = useVectors(
    useMemo(() => (isSilent ? [overview.lastSeen] : NO_QUERIES), [isSilent, overview]),
    source,
  );
  const earlier = lastSeen?.answer?.kind === 'instant' ? newestOf(lastSeen.answer.samples) : null;
  return { newestSample: present ?? earlier, isAwaited: pulse === null || (isSilent && !isSettled(lastSeen)) };
}

function newestOf(samples: readonly Sample[]): number | null {
  const times = samples.map(({ value }) => value).filter(Number.isFinite);
  return times.length === 0 ? null : Math.max(...times);
}
