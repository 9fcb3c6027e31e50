import { useMemo } from 'react';
import type { Filters } from '@/dashboard/filters';
import { rangeLength } from '@/dashboard/time-range/time-range';
import type { VectorQuery } from '@/dashboard/vector-query';
import { splitPulse, type PulseSamples } from '@/health/facts/read-pulse';
import { useVectors } from '@/panels/queries/use-vectors';
import type { VectorSource } from '@/panels/queries/vector-question';
import { isSettled, knownInstant, type VectorState } from '@/panels/queries/vector-state';
import { useStateOf } from '@/panels/use-state-of';
import type { InstantAnswer } from '@/prometheus/query-answer';
import type { BuiltSystem } from './system-reader';
import type { Reader } from './use-built-system';

const NOTHING_ASKED: readonly VectorQuery[] = [];

/**
 * `pulse`: the present numbers; null until they are answered. `time`: their instant, Unix seconds. `peaks`: the highest
 * saturations within the range. `isFailing`: the newest question about the present was not answered.
 */
type SystemAnswers = {
  pulse: PulseSamples | null;
  time: number | null;
  peaks: PulseSamples | null;
  isFailing: boolean;
  isPulseAwaited: boolean;
  arePeaksAwaited: boolean;
};

/** What is known of the resources now, and at most within the range. */
export function useSystemAnswers(
  reader: Reader | null,
  built: BuiltSystem | null,
  filters: Filters,
  source: VectorSource,
  now: number,
): SystemAnswers {
  const length = rangeLength(source.range, now);
  // By itself: a range that begins at a fixed time is longer at every refresh, and the panels are the same.
  const asked = useMemo(
    () =>
      reader === null || built === null
        ? NOTHING_ASKED
        : [built.pulse, reader.saturationPeaks(built.source, length)].filter((query) => query !== null),
    [reader, built, length],
  );
  const [presentState, peakState] = useVectors(asked, source);
  const isFailing = presentState !== undefined && presentState.error !== null;
  const subject = JSON.stringify([filters, source.range]);
  const present = useLastAnswer(presentState, subject);
  const peak = useLastAnswer(peakState, subject);
  const pulse = useMemo(() => present && splitPulse(present.samples), [present]);
  const peaks = useMemo(() => peak && splitPulse(peak.samples), [peak]);
  return {
    pulse,
    time: present?.time ?? null,
    peaks,
    isFailing,
    isPulseAwaited: asked.length > 0 && pulse === null && !isFailing,
    arePeaksAwaited: asked.length > 1 && peak === null && !isSettled(peakState),
  };
}

/**
 * The answer, or while it is asked anew, because an instance came or went, the one before: what was full does not run
 * empty for that moment.
 */
function useLastAnswer(state: VectorState | undefined, subject: string): InstantAnswer | null {
  const [last, setLast] = useStateOf<InstantAnswer | null>(subject, null);
  const answer = knownInstant(state);
  if (answer !== null && answer !== last) setLast(answer);
  return answer ?? (isSettled(state) ? null : last);
}
