import { useEffect, useMemo, useState } from 'react';
import type { PageSource } from '@/app/overview/facts/use-page-source';
import type { Filters } from '@/dashboard/filters';
import type { PanelGroup } from '@/dashboard/system/group';
import type { SystemGroupId } from '@/dashboard/system/group-ids';
import type { SaturationKey, Thresholds } from '@/dashboard/thresholds';
import { rangeLength, resolveRange } from '@/dashboard/time-range/time-range';
import type { VectorQuery } from '@/dashboard/vector-query';
import { splitPulse } from '@/health/facts/read-pulse';
import { readSaturation } from '@/health/facts/read-saturation';
import type { Saturation, ServiceFacts } from '@/health/service-facts';
import { levelAbove } from '@/health/signals/limits';
import type { GroupSummary } from '@/health/system/system-summary';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { useIsLate } from '@/panels/queries/use-is-late';
import { useAnsweredLines } from '@/panels/queries/use-lines';
import { useVectors } from '@/panels/queries/use-vectors';
import type { VectorSource } from '@/panels/queries/vector-question';
import { isSettled, knownInstant } from '@/panels/queries/vector-state';
import type { VectorState } from '@/panels/queries/vector-state';
import { useStateOf } from '@/panels/use-state-of';
import type { InstantAnswer } from '@/prometheus/query-answer';
import type { Series } from '@/prometheus/series';
import { loadUntilThere } from '@/ui/loading/load-until-there';
import type { systemReader } from './system-reader';
import { useRecentlyFull } from './use-recently-full';
import { useSystemProfile } from './use-system-profile';

/**
 * The resources of a service beside CPU and memory of its process. `isAsking`: it is still being found out what there
 * is. `isFailing`: the newest question was not answered, so `summaries` and `saturation` are of an earlier moment.
 * `problem`: why nothing can be found out; empty where it can.
 */
export type System = {
  isAsking: boolean;
  isFailing: boolean;
  problem: string;
  groups: readonly PanelGroup[];
  /** What each group says while it is folded; empty until it is answered. */
  summaries: ReadonlyMap<SystemGroupId, GroupSummary>;
  /** null: how full things are may still be answered. */
  saturation: readonly Saturation[] | null;
  /** The course of what is too full, or was within the range. */
  history: readonly Series[];
  /** Whether one of these may still be answered soon. */
  isAwaited: boolean;
};

/** `source`: as everything that is asked later. */
export type SystemInput = {
  profile: ServiceProfile;
  filters: Filters;
  page: Pick<PageSource, 'scrape' | 'now'>;
  source: VectorSource;
  facts: ServiceFacts | null;
  thresholds: Thresholds;
};

/** How long "OK since" waits for resources, which take up to four queries in a row; seconds. */
const PATIENCE = 3;

const NOTHING_ASKED: readonly VectorQuery[] = [];
const NO_SUMMARIES: System['summaries'] = new Map();
const NO_SATURATION: readonly Saturation[] = [];

export function useSystem({ profile, filters, page: { scrape, now }, source, facts, thresholds }: SystemInput): System {
  const { reader, problem } = useReader();
  const instances =
    facts && source.isReady
      ? facts.instances.flatMap(({ instance, up }) => (up === null ? [] : instance)).join(' ')
      : null;
  const { system, isAsking: isAskingWhat } = useSystemProfile(reader, {
    connection: source.connection,
    service: profile.service,
    instances,
    deadline: source.deadline,
  });
  const isAsking = isAskingWhat && problem === '';
  const length = rangeLength(source.range, now);
  const built = useMemo(
    () =>
      reader === null || system === null
        ? null
        : reader.build(system, profile, filters, { scrapeInterval: scrape.interval, step: source.step }),
    [reader, system, profile, filters, scrape.interval, source.step],
  );
  // By itself: a range that begins at a fixed time is longer at every refresh, and the panels are the same.
  const asked = useMemo(
    () =>
      reader === null || built === null
        ? NOTHING_ASKED
        : [built.pulse, reader.saturationPeaks(built.source, length)].filter((query) => query !== null),
    [reader, built, length],
  );
  const [state, peaks] = useVectors(asked, source);
  const isFailing = state !== undefined && state.error !== null;
  const subject = JSON.stringify([filters, source.range]);
  const answer = useStanding(state, subject);
  const peak = useStanding(peaks, subject);
  const pulse = useMemo(() => answer && splitPulse(answer.samples), [answer]);
  const saturation = useMemo(() => (pulse === null ? NO_SATURATION : readSaturation(pulse)), [pulse]);
  const summaries = useMemo(
    () =>
      reader === null || built === null || pulse === null ? NO_SUMMARIES : reader.summariesOf(built.groups, pulse),
    [reader, built, pulse],
  );
  const isUnknown = isAsking || (asked.length > 0 && pulse === null && !isFailing);
  const seen = useRecentlyFull(
    tooFull(saturation, thresholds),
    answer?.time ?? now,
    resolveRange(source.range, now).start,
    filters,
  );
  const earlier = useMemo(
    () => (peak === null ? [] : tooFull(readSaturation(splitPulse(peak.samples)), thresholds)),
    [peak, thresholds],
  );
  // As text, so that nothing is asked anew while it is the same.
  const full = [...new Set([...seen, ...earlier])].toSorted().join(' ');
  const exprs = useMemo(
    () => ({
      full:
        reader === null || built === null || full === ''
          ? null
          : reader.saturationHistory(built.source, full.split(' ') as SaturationKey[]),
    }),
    [reader, built, full],
  );
  const { lines, isAwaited: isCourseAwaited } = useAnsweredLines(exprs, source);
  const history = lines('full');
  const isAnswered = !isUnknown && (asked.length < 2 || peak !== null || isSettled(peaks)) && !isCourseAwaited;
  const isLate = useIsLate(source.isReady && !isAnswered, PATIENCE);
  const isAwaited = !isAnswered && !isLate;
  return useMemo(
    () => ({
      isAsking,
      isFailing,
      problem,
      groups: built?.groups ?? [],
      summaries,
      saturation: isUnknown ? null : saturation,
      history,
      isAwaited,
    }),
    [isAsking, isFailing, problem, isUnknown, built, summaries, saturation, history, isAwaited],
  );
}

/**
 * The answer, or while it is asked anew, because an instance came or went, the one before: what was full does not run
 * empty for that moment.
 */
function useStanding(state: VectorState | undefined, subject: string): InstantAnswer | null {
  const [standing, setStanding] = useStateOf<InstantAnswer | null>(subject, null);
  const answer = knownInstant(state);
  if (answer !== null && answer !== standing) setStanding(answer);
  return answer ?? (isSettled(state) ? null : standing);
}

/** The facts with it among them, as it is answered after the rest. */
export function withResources(
  facts: ServiceFacts,
  { isFailing, isAwaited, saturation, history }: System,
): ServiceFacts {
  const withRest = { ...facts, isAskingForSaturation: saturation === null, isSaturationAwaited: isAwaited };
  // What is of an earlier moment must not light anything now.
  return isFailing || saturation === null
    ? withRest
    : { ...withRest, saturation, history: { ...facts.history, saturation: history } };
}

type Reader = typeof systemReader;

function useReader(): { reader: Reader | null; problem: string } {
  const [reader, setReader] = useState<Reader | null>(null);
  const [problem, setProblem] = useState('');
  // A chunk of code: the verdict does not wait for it.
  useEffect(() => {
    const load = async () => {
      setReader((await import('./system-reader')).systemReader);
      setProblem('');
    };
    return loadUntilThere(load, (error) => setProblem(error instanceof Error ? error.message : String(error)));
  }, []);
  return { reader, problem };
}

const tooFull = (saturation: readonly Saturation[], thresholds: Thresholds): SaturationKey[] => [
  ...new Set(saturation.flatMap(({ key, value }) => (levelAbove(value, thresholds[key]) === 'ok' ? [] : key))),
];
