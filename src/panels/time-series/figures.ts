import type { Series } from '@/prometheus/series';

/** What a line was over the range; null where it has no value at all. */
export type Figures = { peak: number | null; lowest: number | null };

export function figuresOf(line: Series | null): Figures {
  const known = line ? [...line.values].filter(Number.isFinite) : [];
  if (line === null || known.length === 0) return { peak: null, lowest: null };
  // A reduce, not Math.max(...known): a year at a fine step is more arguments than a call can take.
  return {
    peak: known.reduce((a, b) => Math.max(a, b)),
    lowest: known.reduce((a, b) => Math.min(a, b)),
  };
}
