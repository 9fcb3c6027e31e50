import type { JudgeInput } from './judged-facts';
import type { Verdict } from './verdict';

/** Rules are read within half of it, and a server that hangs when it is asked for them must not keep a verdict away; seconds. */
export const PATIENCE_FOR_LIMITS = 1;

type Expected = Pick<JudgeInput, 'facts' | 'freshness'> & {
  /** Whether rules that are being read may still set other limits. */
  areLimitsAwaited: boolean;
};

/**
 * Whether a first verdict might have to be taken back a moment later: by limits that are not those it will be judged by, or because all that it would say is that
 * nobody has told yet if failures are counted, which is asked beside the numbers, and no news.
 */
export function isTooEarly({ level }: Verdict, { facts, freshness, areLimitsAwaited }: Expected): boolean {
  return freshness.state === 'current' && (areLimitsAwaited || (level === 'unknown' && facts.isAskingForErrors));
}
