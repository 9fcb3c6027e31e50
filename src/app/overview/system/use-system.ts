import { useMemo } from 'react';
import type { PageSource } from '@/app/overview/facts/use-page-source';
import type { PanelGroup } from '@/dashboard/system/group';
import type { SystemGroupId } from '@/dashboard/system/group-ids';
import { resolveRange } from '@/dashboard/time-range/time-range';
import type { SaturationKey, Thresholds } from '@/dashboard/thresholds';
import { readSaturation } from '@/health/facts/read-saturation';
import type { Saturation, ServiceFacts } from '@/health/service-facts';
import { levelAbove } from '@/health/signals/limits';
import type { GroupSummary } from '@/health/system/system-summary';
import { useIsLate } from '@/panels/queries/use-is-late';
import { useAnsweredLines } from '@/panels/queries/use-lines';
import type { VectorSource } from '@/panels/queries/vector-question';
import type { Series } from '@/prometheus/series';
import type { BuiltSystem } from './system-reader';
import { useBuiltSystem, type BuiltSystemInput, type Reader } from './use-built-system';
import { useRecentlyFull } from './use-recently-full';
import { useSystemAnswers } from './use-system-answers';

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
export type SystemInput = Omit<BuiltSystemInput, 'scrape'> & {
  page: Pick<PageSource, 'scrape' | 'now'>;
  thresholds: Thresholds;
};

/** How long "OK since" waits for resources, which take up to four queries in a row; seconds. */
const PATIENCE = 3;

const NO_SUMMARIES: System['summaries'] = new Map();
const NO_SATURATION: readonly Saturation[] = [];
const NO_KEYS: readonly SaturationKey[] = [];

export function useSystem({ profile, filters, page: { scrape, now }, source, facts, thresholds }: SystemInput): System {
  const { reader, built, isAsking, problem } = useBuiltSystem({ profile, filters, scrape, source, facts });
  const answers = useSystemAnswers(reader, built, filters, source, now);
  const { pulse, peaks, isFailing } = answers;
  const saturation = useMemo(() => (pulse === null ? NO_SATURATION : readSaturation(pulse)), [pulse]);
  const summaries = useMemo(
    () =>
      reader === null || built === null || pulse === null ? NO_SUMMARIES : reader.summariesOf(built.groups, pulse),
    [reader, built, pulse],
  );
  const recentlyFull = useRecentlyFull(
    tooFull(saturation, thresholds),
    answers.time ?? now,
    resolveRange(source.range, now).start,
    filters,
  );
  const fullAtPeak = useMemo(
    () => (peaks === null ? NO_KEYS : tooFull(readSaturation(peaks), thresholds)),
    [peaks, thresholds],
  );
  const history = useSaturationHistory(reader, built, [...recentlyFull, ...fullAtPeak], source);
  const isUnknown = isAsking || answers.isPulseAwaited;
  const isAnswered = !isUnknown && !answers.arePeaksAwaited && !history.isAwaited;
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
      history: history.lines,
      isAwaited,
    }),
    [isAsking, isFailing, problem, isUnknown, built, summaries, saturation, history.lines, isAwaited],
  );
}

/** The lines over the range of what is too full, or was. */
function useSaturationHistory(
  reader: Reader | null,
  built: BuiltSystem | null,
  full: readonly SaturationKey[],
  source: VectorSource,
): { lines: readonly Series[]; isAwaited: boolean } {
  // As text, so that nothing is asked anew while it is the same.
  const keys = [...new Set(full)].toSorted().join(' ');
  const exprs = useMemo(
    () => ({
      full:
        reader === null || built === null || keys === ''
          ? null
          : reader.saturationHistory(built.source, keys.split(' ') as SaturationKey[]),
    }),
    [reader, built, keys],
  );
  const { lines, isAwaited } = useAnsweredLines(exprs, source);
  return { lines: lines('full'), isAwaited };
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

const tooFull = (saturation: readonly Saturation[], thresholds: Thresholds): SaturationKey[] => [
  ...new Set(saturation.flatMap(({ key, value }) => (levelAbove(value, thresholds[key]) === 'ok' ? [] : key))),
];
