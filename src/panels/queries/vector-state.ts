import type { PrometheusError } from '@/prometheus/prometheus-error';
import type { InstantAnswer, QueryAnswer } from '@/prometheus/query-answer';

/** The latest about one vector: an answer may still stand while the newest attempt failed. */
export type VectorState = { answer: QueryAnswer | undefined; error: PrometheusError | null; isPlaceholder: boolean };

/** What stands in for an answer that is under way, of another service or range, is good enough to look at, and not to judge by. */
export function knownAnswer(state: VectorState | undefined): QueryAnswer | undefined {
  return state?.isPlaceholder === true ? undefined : state?.answer;
}

/** Answered, or refused. */
export const isSettled = (state: VectorState | undefined): boolean => knownAnswer(state) !== undefined || state?.error != null;

/** The answer to an instant query; null before it is here. */
export function knownInstant(state: VectorState | undefined): InstantAnswer | null {
  const answer = knownAnswer(state);
  return answer?.kind === 'instant' ? answer : null;
}
