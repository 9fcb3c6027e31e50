import type { EvaluationRange } from '@/prometheus/evaluation-range';
import { asksToWait } from '@/prometheus/prometheus-error';
import type { InstantAnswer, QueryCost, RangeAnswer } from '@/prometheus/query-answer';
import type { Labels, Sample, Series } from '@/prometheus/series';
import { splitRange } from './common-answer';

/** An expression that is part of a moment, and the labels that its samples get there. */
export type MomentPart = { expr: string; labels: Labels };

/**
 * Several expressions evaluated at one instant. `time` in Unix seconds; `known`: what they cost the last time, as an
 * instant query.
 */
export type Moment = { parts: readonly MomentPart[]; time: number; known: QueryCost; signal: AbortSignal };

/**
 * Spares an instant query where a range query for the same expressions is about to be sent: the range is extended up to
 * the moment, and the moment is read from its last points. With histograms a server spends nearly all its time on
 * reading samples, which it would otherwise do twice: for 5,000 series one instant took 41 ms, three took 41 and
 * fourteen 45.
 */
export type Moments = {
  /**
   * null where no such ranges are asked in the same task, or where they were not answered. Rejects where the server
   * asks to wait, or with the signal's reason.
   */
  ask: (moment: Moment) => Promise<InstantAnswer | null>;
  /**
   * Sends a range query for several expressions, extended to the moments that wait for them, and answers those.
   * Resolves with the answer to each expression; null where the common answer cannot be split. `lastWarnings`: those
   * that each of them had before.
   */
  along: (
    exprs: readonly string[],
    range: EvaluationRange,
    send: SendRange,
    lastWarnings?: readonly string[],
  ) => Promise<RangeAnswer[] | null>;
};

type SendRange = (range: EvaluationRange) => Promise<RangeAnswer>;

/** The last point of the range may be at most so much older than the moment that was asked for; seconds. */
const MOST_EARLY = 5;

/** With more points per series the answer becomes so large that two questions are cheaper. */
const MOST_POINTS = 20;

type Waiting = Moment & { resolve: (answer: InstantAnswer | null) => void; reject: (reason: unknown) => void };

export function createMoments(): Moments {
  const waiting = new Set<Waiting>();
  return {
    ask: (moment) => {
      // Only VictoriaMetrics reports no evaluation time, and the end of its ranges is half a minute old.
      if (moment.known.seconds === undefined) return Promise.resolve(null);
      return new Promise((resolve, reject) => {
        const one = { ...moment, resolve, reject };
        waiting.add(one);
        moment.signal.addEventListener('abort', () => reject(moment.signal.reason as Error), { once: true });
        // Ranges that are asked in the same task are sent in a microtask, which may run after the first one queued
        // here: so two.
        queueMicrotask(() => queueMicrotask(() => void (waiting.delete(one) && resolve(null))));
      });
    },
    along: async (exprs, range, send, lastWarnings) => {
      const found = [...waiting].flatMap((one) => placed(one, exprs, range) ?? []);
      const fine = found[0]?.fine;
      const taken = found.filter((one) => one.fine.end === fine?.end);
      for (const { one } of taken) waiting.delete(one);
      const parts = await send(fine ?? range).then(
        (answer) => splitRange(answer, exprs.length, lastWarnings),
        (error: unknown) => {
          for (const { one } of taken) {
            if (asksToWait(error)) one.reject(error);
            else one.resolve(null);
          }
          throw error;
        },
      );
      for (const { one, places } of taken)
        one.resolve(
          parts &&
            momentOf(
              one,
              places.flatMap((place) => parts[place] ?? []),
            ),
        );
      return fine === undefined ? parts : (parts?.map((part) => onGrid(part, range)) ?? null);
    },
  };
}

/**
 * The indices of a moment's parts among these expressions, and the range that reaches the moment; null where a part is
 * missing or the moment too far away.
 */
function placed(
  one: Waiting,
  exprs: readonly string[],
  range: EvaluationRange,
): { one: Waiting; places: readonly number[]; fine: EvaluationRange } | null {
  const places = one.parts.map(({ expr }) => exprs.indexOf(expr));
  const fine = reaching(range, one.time);
  return fine === null || places.includes(-1) ? null : { one, places, fine };
}

/** The range with a finer step, extended to the last of its points before a time; null where no step fits. */
function reaching({ start, end, step }: EvaluationRange, time: number): EvaluationRange | null {
  const fine = Array.from({ length: MOST_EARLY }, (_, i) => MOST_EARLY - i).find((seconds) => step % seconds === 0);
  if (fine === undefined) return null;
  const last = Math.floor(time / fine) * fine;
  return last < end || (last - start) / fine >= MOST_POINTS ? null : { start, end: last, step: fine };
}

/**
 * The last point of each part as an instant answer. Its cost is what it was as a query of its own: what was really
 * spent is counted with the range.
 */
function momentOf({ parts: asked, known }: Moment, answers: readonly RangeAnswer[]): InstantAnswer | null {
  const [first] = answers;
  if (first === undefined) return null;
  const { range, notices, at } = first;
  return {
    kind: 'instant',
    time: range.end,
    samples: answers.flatMap(({ series }, i) => lastSamples(series, asked[i]?.labels ?? {}, range.end)),
    notices,
    cost: known,
    at,
  };
}

function lastSamples(series: readonly Series[], labels: Labels, time: number): Sample[] {
  return series.flatMap((one) => {
    const value = one.values.at(-1);
    return value === undefined || Number.isNaN(value)
      ? []
      : [{ labels: Object.assign(Object.create(null) as Labels, one.labels, labels), time, value }];
  });
}

/** The answer reduced to the points of `range`, all of which it has. */
function onGrid(answer: RangeAnswer, range: EvaluationRange): RangeAnswer {
  const every = Math.round(range.step / answer.range.step);
  const length = Math.round((range.end - range.start) / range.step) + 1;
  const times = Float64Array.from({ length }, (_, i) => range.start + i * range.step);
  const series = answer.series.flatMap(({ labels, values }): Series[] => {
    const kept = Float64Array.from({ length }, (_, i) => values[i * every] ?? Number.NaN);
    return kept.every(Number.isNaN) ? [] : [{ labels, times, values: kept }];
  });
  return { ...answer, range, series };
}
