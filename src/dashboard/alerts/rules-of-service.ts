import { quote } from '@/promql/quote';
import type { LimitRule } from './rule-limits';

/** An exact matcher on the job; captures its quoted value. */
const JOB = /\bjob\s*=\s*("(?:[^"\\]|\\.)*")/;

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

/** Metrics of containers and hosts on which rules set limits. Their job is that of an exporter. */
const OF_NEIGHBOURS = /\b(container_|node_load)/;

/**
 * The rules that may be about a service. Parsing a rule costs far more than searching it for jobs, and with forty
 * services nearly all rules are about other ones.
 */
export const rulesOfService = (rules: readonly LimitRule[], service: string): readonly LimitRule[] =>
  rules.filter(({ expr }) => OF_NEIGHBOURS.test(expr) || mayRead(expr, service));

/**
 * Whether an expression may read a service: a selector in it names its job, or none exactly, such as `b` in
 * `a{job="x"} / on () b`, which reads every service, or names the service beside another job that measures it.
 */
export function mayRead(expr: string, service: string): boolean {
  if (!JOB.test(expr)) return true;
  const of = [undefined, quote(service)];
  const isOurs = (selector: string) =>
    of.includes(JOB.exec(selector)?.[1]) || selector.replace(JOB, '').includes(`"${service}`);
  const ours = expr.replace(SELECTOR, (selector) => (isOurs(selector) ? 'metric' : ''));
  return METRIC.test(ours.replace(NO_METRICS, ''));
}
