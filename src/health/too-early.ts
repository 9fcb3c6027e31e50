import type { JudgeInput } from './judged-facts';
import type { Verdict } from './verdict';

/** Whether all that a first verdict would say is that nobody has told yet if failures are counted: that is asked beside the numbers, and no news. */
export function isTooEarly({ level }: Verdict, { facts, freshness }: Pick<JudgeInput, 'facts' | 'freshness'>): boolean {
  return level === 'unknown' && freshness.state === 'current' && facts.isAskingForErrors;
}
