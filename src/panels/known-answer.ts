import type { InstantAnswer, QueryAnswer } from '@/prometheus/query-answer';
import type { VectorState } from './panel-state';

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
