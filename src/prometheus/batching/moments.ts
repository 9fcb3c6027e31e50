import type { EvaluationRange } from '@/prometheus/evaluation-range';
import { asksForPatience } from '@/prometheus/prometheus-error';
import type { InstantAnswer, QueryCost, RangeAnswer } from '@/prometheus/query-answer';
import type { Labels, Sample, Series } from '@/prometheus/series';
import { splitRange } from './common-answer';

/** An expression that is part of a moment, and what its samples are called there. */
export type MomentPart = { expr: string; labels: Labels };

/** Some expressions at one instant. `time` in Unix seconds; `known`: what they cost when they were asked by themselves. */
export type Moment = { parts: readonly MomentPart[]; time: number; known: QueryCost; signal: AbortSignal };

/**
 * Moments that are read from ranges: where lines of the same expressions are refreshed, their question is asked up to the moment. Of buckets a server spends
 * nearly all its time on reading the samples, which it would otherwise do twice: of 5,000 series 41 ms for one instant, 41 for three and 45 for fourteen.
 */
export type Moments = {
  /** null where no such ranges are asked for in the same go, or where they were not answered. Rejects where all were told to wait, or with the signal's reason. */
  ask: (moment: Moment) => Promise<InstantAnswer | null>;
  /** The answers to some expressions over a range, and to the moments that they have in them; null where they cannot be told apart. `standing`: the warnings that each of them had before. */
  along: (exprs: readonly string[], range: EvaluationRange, send: SendRange, standing?: readonly string[]) => Promise<RangeAnswer[] | null>;
};

type SendRange = (range: EvaluationRange) => Promise<RangeAnswer>;

/** A moment on the grid may be so much older than it was meant to be; seconds. */
const MOST_EARLY = 5;

/** More points make the answer so long that two questions are cheaper. */
const MOST_POINTS = 20;

type Waiting = Moment & { resolve: (answer: InstantAnswer | null) => void; reject: (reason: unknown) => void };

export function createMoments(): Moments {
  const waiting = new Set<Waiting>();
  return {
    ask: (moment) => {
      // VictoriaMetrics, which does not say how long it worked, ends a range with what it knew half a minute ago.
      if (moment.known.seconds === undefined) return Promise.resolve(null);
      return new Promise((resolve, reject) => {
        const one = { ...moment, resolve, reject };
        waiting.add(one);
        moment.signal.addEventListener('abort', () => reject(moment.signal.reason as Error), { once: true });
        // Ranges that are asked for in the same go leave in a microtask that may come after the first one from here.
        queueMicrotask(() => queueMicrotask(() => void (waiting.delete(one) && resolve(null))));
      });
    },
    along: async (exprs, range, send, standing) => {
      const found = [...waiting].flatMap((one) => placed(one, exprs, range) ?? []);
      const fine = found[0]?.fine;
      const taken = found.filter((one) => one.fine.end === fine?.end);
      for (const { one } of taken) waiting.delete(one);
      const parts = await send(fine ?? range).then(
        (answer) => splitRange(answer, exprs.length, standing),
        (error: unknown) => {
          for (const { one } of taken) {
            if (asksForPatience(error)) one.reject(error);
            else one.resolve(null);
          }
          throw error;
        },
      );
      for (const { one, places } of taken) one.resolve(parts && momentOf(one, places.flatMap((place) => parts[place] ?? [])));
      return fine === undefined ? parts : (parts?.map((part) => onGrid(part, range)) ?? null);
    },
  };
}

/** Where a moment's parts stand among these expressions, and the range that reaches it; null where one is missing, or where it is too far. */
function placed(one: Waiting, exprs: readonly string[], range: EvaluationRange): { one: Waiting; places: readonly number[]; fine: EvaluationRange } | null {
  const places = one.parts.map(({ expr }) => exprs.indexOf(expr));
  const fine = reaching(range, one.time);
  return fine === null || places.includes(-1) ? null : { one, places, fine };
}

/** The range with instants in between, up to the last of them before a time. */
function reaching({ start, end, step }: EvaluationRange, time: number): EvaluationRange | null {
  const fine = Array.from({ length: MOST_EARLY }, (_, i) => MOST_EARLY - i).find((seconds) => step % seconds === 0);
  if (fine === undefined) return null;
  const last = Math.floor(time / fine) * fine;
  return last < end || (last - start) / fine >= MOST_POINTS ? null : { start, end: last, step: fine };
}

/** What `parts` say at their last instant. What they cost is counted where their lines are: by itself the moment would cost what it did. */
function momentOf({ parts: asked, known }: Moment, answers: readonly RangeAnswer[]): InstantAnswer | null {
  const [first] = answers;
  if (first === undefined) return null;
  const { range, notices, at } = first;
  return { kind: 'instant', time: range.end, samples: answers.flatMap(({ series }, i) => lastSamples(series, asked[i]?.labels ?? {}, range.end)), notices, cost: known, at };
}

function lastSamples(series: readonly Series[], labels: Labels, time: number): Sample[] {
  return series.flatMap((one) => {
    const value = one.values.at(-1);
    return value === undefined || Number.isNaN(value) ? [] : [{ labels: Object.assign(Object.create(null) as Labels, one.labels, labels), time, value }];
  });
}

/** The answer as it would be over `range`, whose instants are among its own. */
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
