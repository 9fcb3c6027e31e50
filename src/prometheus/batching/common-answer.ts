import type { InstantAnswer, QueryAnswer, QueryCost, RangeAnswer } from '@/prometheus/query-answer';
import { withoutLabel, type Labels } from '@/prometheus/series';
import { labelled } from '@/promql/expression';

/** Tells the parts of a common answer apart. With two underscores, which no metric may have of its own. */
const PART_LABEL = '__part';

/** Several expressions as one, by their places: `or` drops from the right what has the labels of something on the left. */
export function commonExpr(exprs: readonly string[]): string {
  return exprs.map((expr, i) => labelled(expr, PART_LABEL, String(i))).join(' or ');
}

/** The answer to each expression, as it would be by itself; null where one cannot be told, or where a notice could be about any of them. `standing`: warnings that are about each. */
export type Split<Answer> = (answer: Answer, count: number, standing?: readonly string[]) => Answer[] | null;

export const splitRange: Split<RangeAnswer> = (answer, count, standing) => (isAboutEach(answer, standing) ? (partsOf(answer.series, count)?.map((series) => ({ ...answer, series })) ?? null) : null);

export const splitInstant: Split<InstantAnswer> = (answer, count, standing) => (isAboutEach(answer, standing) ? (partsOf(answer.samples, count)?.map((samples) => ({ ...answer, samples })) ?? null) : null);

function isAboutEach({ notices: { warnings, infos } }: QueryAnswer, standing: readonly string[] = []): boolean {
  return infos.length === 0 && warnings.every((warning) => standing.includes(warning));
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

/** The server tells what all of them cost together. By themselves they would cost as they did before, in proportion. */
export function sharedCosts({ tookMs, samples, seconds }: QueryCost, before: readonly QueryCost[]): QueryCost[] {
  const sizes = before.map((cost) => cost.samples ?? 0);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size) => {
    const share = all === 0 ? 1 / before.length : size / all;
    return { tookMs, samples: samples === null ? null : Math.round(samples * share), ...(seconds === undefined ? {} : { seconds: seconds * share }) };
  });
}
