import type { PrometheusError } from '@/prometheus/prometheus-error';
import type { InstantAnswer, QueryAnswer } from '@/prometheus/query-answer';

/** The latest about one vector: an answer may still stand while the newest attempt failed. */
export type VectorState = { answer: QueryAnswer | undefined; error: PrometheusError | null; isPlaceholder: boolean };

/** The answer, unless it is a placeholder from another range or service, which may be shown but not judged. */
export function knownAnswer(state: VectorState | undefined): QueryAnswer | undefined {
  return state?.isPlaceholder === true ? undefined : state?.answer;
}

/** Answered, or refused. */
export const isSettled = (state: VectorState | undefined): boolean =>
  knownAnswer(state) !== undefined || state?.error != null;

/** The answer to an instant query; null before it is here. */
export function knownInstant(state: VectorState | undefined): InstantAnswer | null {
  const answer = knownAnswer(state);
  return answer?.kind === 'instant' ? answer : null;
}
