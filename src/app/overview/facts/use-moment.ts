import { useMemo } from 'react';
import type { Overview } from '@/dashboard/overview/overview';
import type { VectorQuery } from '@/dashboard/vector-query';
import { splitPulse, type PulseSamples } from '@/health/facts/read-pulse';
import type { SignalName } from '@/health/signal';
import { useLaterSource } from '@/panels/queries/use-later-source';
import { useVectors } from '@/panels/queries/use-vectors';
import type { VectorSource } from '@/panels/queries/vector-question';
import { isSettled, knownInstant } from '@/panels/queries/vector-state';
import type { InstantAnswer } from '@/prometheus/query-answer';

/**
 * The numbers of the moment. `pulse`: null before all that the verdict needs was answered or refused, and then `problem` says why it stays so. `at`: their time,
 * Unix seconds. `doubts`: what the server says against them. `hasEndpoints`: all that is asked by endpoint has been answered. `drawn`: the source of all lines.
 */
export type MomentAnswers = {
  pulse: PulseSamples | null;
  at: number;
  notAnswered: readonly SignalName[];
  hasEndpoints: boolean;
  problem: string;
  doubts: readonly string[];
  drawn: VectorSource;
};

const NO_QUERIES: readonly VectorQuery[] = [];
const NO_SIGNALS: readonly SignalName[] = [];
const LATENCY: readonly SignalName[] = ['latency'];

/** Asks for them in up to three questions: durations by themselves, of a service with too many endpoints the busiest of these, and all else. */
export function useMoment(overview: Overview, source: VectorSource): MomentAnswers {
  const [now, durations] = useVectors(useMemo(() => [overview.pulse, overview.durations].flatMap((query) => query ?? []), [overview]), source);
  const isAnswered = isSettled(now) && (overview.durations === null || isSettled(durations));
  // A service with too many endpoints to show is a large one, whose verdict would be late by all that is read beside it.
  const drawn = useLaterSource(source, overview.endpoints === null || isAnswered, source.deadline);
  const [ranked] = useVectors(useMemo(() => (overview.endpoints === null ? NO_QUERIES : [overview.endpoints]), [overview]), drawn);
  // Durations of an earlier moment would pass for present ones. Where nothing is answered all of it is old, and the page says so.
  const isLatencyLost = durations?.error != null && now?.error == null;
  const read = useRead(isAnswered ? knownInstant(now) : null, isLatencyLost ? null : knownInstant(durations), knownInstant(ranked));
  return {
    ...read,
    notAnswered: isLatencyLost ? LATENCY : NO_SIGNALS,
    // Whether they failed is said above the page.
    hasEndpoints: overview.endpoints === null || isSettled(ranked),
    problem: read.pulse === null ? (now?.error?.message ?? '') : '',
    drawn,
  };
}

/** `now` null: none of it counts yet. The others are what it leaves out. */
function useRead(now: InstantAnswer | null, durations: InstantAnswer | null, ranked: InstantAnswer | null): Pick<MomentAnswers, 'pulse' | 'at' | 'doubts'> {
  return useMemo(() => {
    const answers = now === null ? [] : [now, durations, ranked].flatMap((answer) => answer ?? []);
    return {
      pulse: now && splitPulse(answers.flatMap(({ samples }) => samples)),
      at: now?.time ?? 0,
      doubts: [...new Set(answers.flatMap(({ notices }) => notices.warnings))],
    };
  }, [now, durations, ranked]);
}
