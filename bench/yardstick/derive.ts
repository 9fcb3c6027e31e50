import type { Columns, Column } from './columns';

export function sumOf({ times, series }: Columns): Column {
  return times.map((_, i) => {
    let sum: number | null = null;
    for (const values of series.values()) sum = values[i] == null ? sum : (sum ?? 0) + (values[i] ?? 0);
    return sum;
  });
}

export function ratioOf(part: Columns, whole: Columns): Column {
  const failed = sumOf(part);
  return sumOf(whole).map((all, i) => (all ? (failed[i] ?? 0) / all : null));
}

/**
 * Linear interpolation in the bucket as in Prometheus, without handling of irregular histograms, which are not
 * generated.
 */
export function quantileOf(q: number, { times, series }: Columns): Column {
  const buckets = [...series]
    .map(([labels, values]) => ({ edge: edgeOf(labels), values }))
    .toSorted((a, b) => a.edge - b.edge);
  const all = buckets.at(-1)?.values ?? [];
  return times.map((_, i) => {
    const rank = q * (all[i] ?? 0);
    if (rank === 0) return null;
    const at = buckets.findIndex(({ values }) => (values[i] ?? 0) >= rank);
    const { edge = Infinity, values = [] } = buckets[at] ?? {};
    const { edge: from = 0, values: before = [] } = buckets[at - 1] ?? {};
    if (!Number.isFinite(edge)) return from;
    return from + ((edge - from) * (rank - (before[i] ?? 0))) / ((values[i] ?? 0) - (before[i] ?? 0));
  });
}

function edgeOf(labels: string): number {
  const edge = /"le":"([^"]*)"/.exec(labels)?.[1] ?? '';
  return edge === '+Inf' ? Infinity : Number(edge);
}
