import { quote } from '@/promql/quote';
import type { LimitRule } from './rule-limits';

/** An exact matcher on the job, with the job in quotes. */
const JOB = /\bjob\s*=\s*("(?:[^"\\]|\\.)*")/g;

const TEXT = String.raw`"(?:[^"\\]|\\.)*"`;

/** A selector with its metric. */
const SELECTOR = new RegExp(String.raw`[\w:]*\{(?:[^{}"]|${TEXT})*\}`, 'g');

/** What has words that are no metrics: texts, windows, and lists of labels. */
const NO_METRICS = new RegExp(String.raw`${TEXT}|\[[^\]]*\]|\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)`, 'g');

/** A name that is neither an operator, nor a number, nor that of a function or an aggregation. */
const METRIC = /(?<![\w.])(?!(?:and|or|unless|atan2|bool|offset|group_left|group_right|inf|nan)\b)[a-z_:][\w:]*\b(?!\s*\()/i;

/**
 * The rules that may be about a service. Reading one costs far more than looking for its jobs, and for forty services nearly all rules are
 * about another one. One that reads something without naming its job exactly is kept: only reading it tells.
 */
export function rulesOfService(rules: readonly LimitRule[], service: string): readonly LimitRule[] {
  const name = quote(service);
  return rules.filter(({ expr }) => {
    const named = Array.from(expr.matchAll(JOB), ([, job]) => job);
    return named.length === 0 || named.includes(name) || /\bjob\s*(?:=~|!)/.test(expr) || readsAnyJob(expr);
  });
}

/** Whether a part of it names no job, as one side of `a{job="x"} / on () b`: that reads every service. */
function readsAnyJob(expr: string): boolean {
  const others = expr.replace(SELECTOR, (selector) => (/\bjob\s*=/.test(selector) ? '' : 'metric'));
  return METRIC.test(others.replace(NO_METRICS, ''));
}
