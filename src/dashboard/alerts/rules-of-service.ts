import { quote } from '@/promql/quote';
import type { LimitRule } from './rule-limits';

/** An exact matcher on the job; captures its quoted value. */
const JOB = /\bjob\s*=\s*("(?:[^"\\]|\\.)*")/g;

const TEXT = String.raw`"(?:[^"\\]|\\.)*"`;

/** A selector with its metric. */
const SELECTOR = new RegExp(String.raw`[\w:]*\{(?:[^{}"]|${TEXT})*\}`, 'g');

/** Parts of an expression whose words are not metrics: strings, windows, and lists of labels. */
const NO_METRICS = new RegExp(
  String.raw`${TEXT}|\[[^\]]*\]|\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)`,
  'g',
);

/** A name that is neither an operator, nor a number, nor that of a function or an aggregation. */
const METRIC =
  /(?<![\w.])(?!(?:and|or|unless|atan2|bool|offset|group_left|group_right|inf|nan)\b)[a-z_:][\w:]*\b(?!\s*\()/i;

/**
 * The rules that may be about a service. Parsing a rule costs far more than searching it for jobs, and with forty
 * services nearly all rules are about other ones. A rule that selects anything without an exact job is kept, as only
 * parsing it can tell.
 */
export function rulesOfService(rules: readonly LimitRule[], service: string): readonly LimitRule[] {
  const name = quote(service);
  return rules.filter(({ expr }) => {
    const named = Array.from(expr.matchAll(JOB), ([, job]) => job);
    return named.length === 0 || named.includes(name) || /\bjob\s*(?:=~|!)/.test(expr) || readsAnyJob(expr);
  });
}

/** Whether a selector in it has no job, such as `b` in `a{job="x"} / on () b`: it reads every service. */
function readsAnyJob(expr: string): boolean {
  const others = expr.replace(SELECTOR, (selector) => (/\bjob\s*=/.test(selector) ? '' : 'metric'));
  return METRIC.test(others.replace(NO_METRICS, ''));
}
