import type { Trend } from '@/health/verdict';

/** The direction of a change, told by its shape. */
export function trendArrow({ change }: NonNullable<Trend>): string {
  if (change === 0) return '=';
  return change > 0 ? '▲' : '▼';
}
