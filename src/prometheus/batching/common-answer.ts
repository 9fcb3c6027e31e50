import type { InstantAnswer, QueryAnswer, QueryCost, RangeAnswer } from '@/prometheus/query-answer';
import { withoutLabel, type Labels } from '@/prometheus/series';
import { labelled } from '@/promql/expression';

/**
 * The label that tells the parts of a common answer apart. Prometheus reserves names with two leading underscores, so
 * no metric has it already.
 */
const PART_LABEL = '__part';

/**
 * Several expressions as one. Each gets its index as a label, because `or` drops a series on its right side that has
 * the same labels as one on its left.
 */
export function commonExpr(exprs: readonly string[]): string {
  return exprs.map((expr, i) => labelled(expr, PART_LABEL, String(i))).join(' or ');
}

/**
 * Splits a common answer into the answers to its `count` expressions; null where a series belongs to none of them, or
 * where it is unknown which one a notice is about. `lastWarnings`: warnings that every one of the
 * expressions also had by itself, and so may be attributed to each.
 */
export type Split<Answer> = (answer: Answer, count: number, lastWarnings?: readonly string[]) => Answer[] | null;

export const splitRange: Split<RangeAnswer> = (answer, count, lastWarnings) =>
  isAboutEach(answer, lastWarnings)
    ? (partsOf(answer.series, count)?.map((series) => ({ ...answer, series })) ?? null)
    : null;

export const splitInstant: Split<InstantAnswer> = (answer, count, lastWarnings) =>
  isAboutEach(answer, lastWarnings)
    ? (partsOf(answer.samples, count)?.map((samples) => ({ ...answer, samples })) ?? null)
    : null;

function isAboutEach({ notices: { warnings, infos } }: QueryAnswer, lastWarnings: readonly string[] = []): boolean {
  return infos.length === 0 && warnings.every((warning) => lastWarnings.includes(warning));
}

function partsOf<T extends { labels: Labels }>(items: readonly T[], count: number): T[][] | null {
  const parts = Array.from({ length: count }, (): T[] => []);
  for (const item of items) {
    const part = parts[Number(item.labels[PART_LABEL])];
    if (part === undefined) return null;
    part.push({ ...item, labels: withoutLabel(item.labels, PART_LABEL) });
  }
  return parts;
}

/**
 * Divides the cost of a common answer among its parts, in proportion to what each cost (`before`) when it was asked by
 * itself.
 */
export function sharedCosts({ tookMs, samples, seconds }: QueryCost, before: readonly QueryCost[]): QueryCost[] {
  const sizes = before.map((cost) => cost.samples ?? 0);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size) => {
    const share = all === 0 ? 1 / before.length : size / all;
    return {
      tookMs,
      samples: samples === null ? null : Math.round(samples * share),
      ...(seconds === undefined ? {} : { seconds: seconds * share }),
    };
  });
}
