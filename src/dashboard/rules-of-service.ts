import { quote } from '@/promql/quote';
import type { LimitRule } from './rule-limits';

/** An exact matcher on the job, with the job in quotes. */
const JOB = /\bjob\s*=\s*("(?:[^"\\]|\\.)*")/g;

/**
 * The rules that may be about a service. Reading one costs far more than looking for its jobs, and for forty services nearly all rules are
 * about another one. One that names its jobs otherwise than exactly is kept: only reading it tells.
 */
export function rulesOfService(rules: readonly LimitRule[], service: string): readonly LimitRule[] {
  const name = quote(service);
  return rules.filter(({ expr }) => {
    const named = Array.from(expr.matchAll(JOB), ([, job]) => job);
    return named.length === 0 || named.includes(name) || /\bjob\s*(?:=~|!)/.test(expr);
  });
}
