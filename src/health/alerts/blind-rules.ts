import { formatAge } from '@/format/format-age';
import { escapeRegex } from '@/promql/label-matcher';
import { grouped } from '@/prometheus/grouped';
import type { AlertRule, RecordingRules } from '@/prometheus/rule';
import { listed, nameText } from '@/health/words';

/** A group that missed so many evaluations, and at least so many seconds, counts as not evaluated. */
const MISSED_EVALUATIONS = 3;
const SHORTEST_DELAY = 30;

/**
 * Rules that cannot fire now, each as a sentence: those that fail to evaluate, those that read a recording rule that
 * fails (`notRecorded`: its error by name), and those that were not evaluated lately.
 */
export function blindRules(rules: readonly AlertRule[], notRecorded: RecordingRules['failing'], now: number): string[] {
  const failing = [
    ...rules
      .filter((rule) => rule.lastError !== '')
      .map((rule) => `${nameText(rule.name)} fails to evaluate: ${rule.lastError}`),
    ...[...notRecorded].flatMap(([name, error]) => notRecordedText(rules, name, error) ?? []),
  ];
  const late = rules.filter((rule) => rule.lastError === '' && isLate(rule, now));
  const alike = grouped(late, ({ interval, lastEvaluation }) => `${interval} ${lastEvaluation === null}`);
  return [...failing, ...[...alike.values()].map((of) => lateText(of, now))];
}

/** `rules` must have the same interval, and all or none of them have been evaluated. */
function lateText(rules: readonly AlertRule[], now: number): string {
  const ages = rules.flatMap(({ lastEvaluation }) => (lastEvaluation === null ? [] : [now - lastEvaluation]));
  const [latest, oldest] = [Math.min(...ages), Math.max(...ages)].map((age) => formatAge(age));
  const when =
    ages.length === 0 ? 'not evaluated yet' : `last evaluated ${latest === oldest ? '' : 'up to '}${oldest} ago`;
  return `${listed(rules.map(({ name }) => nameText(name)))} ${when}, expected every ${formatAge(rules[0]?.interval ?? 0)}`;
}

/** Which rules read the recorded name; null where none does. */
function notRecordedText(rules: readonly AlertRule[], recorded: string, error: string): string | null {
  const isRead = new RegExp(`(?<![\\w:])${escapeRegex(recorded)}(?![\\w:])`);
  const readers = [...new Set(rules.filter(({ expr }) => isRead.test(expr)).map(({ name }) => nameText(name)))];
  return readers.length === 0
    ? null
    : `${listed(readers)} ${readers.length === 1 ? 'reads' : 'read'} ${nameText(recorded)}, which fails to be recorded: ${error}`;
}

/** An interval of 0 is not known. */
function isLate({ lastEvaluation, interval }: AlertRule, now: number): boolean {
  return (
    interval > 0 &&
    (lastEvaluation === null || now - lastEvaluation > Math.max(MISSED_EVALUATIONS * interval, SHORTEST_DELAY))
  );
}
