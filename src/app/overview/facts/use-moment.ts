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
 * The present numbers. `pulse`: null until everything that the verdict needs is answered or refused; `problem`: why it
 * cannot be read. `at`: the time of the numbers, Unix seconds. `doubts`: warnings of the server about them.
 * `hasEndpoints`: all queries by endpoint are answered. `lineSource`: the source of all lines.
 */
export type MomentAnswers = {
  pulse: PulseSamples | null;
  at: number;
  notAnswered: readonly SignalName[];
  hasEndpoints: boolean;
  problem: string;
  doubts: readonly string[];
  lineSource: VectorSource;
};

const NO_QUERIES: readonly VectorQuery[] = [];
const NO_SIGNALS: readonly SignalName[] = [];
const LATENCY: readonly SignalName[] = ['latency'];

/**
 * Sends up to three queries: the durations, for a service with too many endpoints its busiest ones, and everything
 * else.
 */
export function useMoment(overview: Overview, source: VectorSource): MomentAnswers {
  const [now, durations] = useVectors(
    useMemo(() => [overview.pulse, overview.durations].flatMap((query) => query ?? []), [overview]),
    source,
  );
  const isAnswered = isSettled(now) && (overview.durations === null || isSettled(durations));
  // For a large service other queries at the same time would delay the verdict.
  const lineSource = useLaterSource(source, overview.endpoints === null || isAnswered, source.deadline);
  const [ranked] = useVectors(
    useMemo(() => (overview.endpoints === null ? NO_QUERIES : [overview.endpoints]), [overview]),
    lineSource,
  );
  // Durations of an earlier moment would be taken for present ones. Where nothing at all is answered everything is old,
  // which the page says.
  const isLatencyLost = durations?.error != null && now?.error == null;
  const read = useRead(
    isAnswered ? knownInstant(now) : null,
    isLatencyLost ? null : knownInstant(durations),
    knownInstant(ranked),
  );
  return {
    ...read,
    notAnswered: isLatencyLost ? LATENCY : NO_SIGNALS,
    // Whether they failed is said above the page.
    hasEndpoints: overview.endpoints === null || isSettled(ranked),
    problem: read.pulse === null ? (now?.error?.message ?? '') : '',
    lineSource,
  };
}

/** `now` null: none of it counts yet. The others are what it leaves out. */
function useRead(
  now: InstantAnswer | null,
  durations: InstantAnswer | null,
  ranked: InstantAnswer | null,
): Pick<MomentAnswers, 'pulse' | 'at' | 'doubts'> {
  return useMemo(() => {
    const answers = now === null ? [] : [now, durations, ranked].flatMap((answer) => answer ?? []);
    return {
      pulse: now && splitPulse(answers.flatMap(({ samples }) => samples)),
      at: now?.time ?? 0,
      doubts: [...new Set(answers.flatMap(({ notices }) => notices.warnings))],
    };
  }, [now, durations, ranked]);
}
