import { decimalsFor, fixed } from './decimals';
import { formatCount, formatText, NO_BREAK_SPACE, UNKNOWN } from './format-value';

/** Above a tenfold change percent are hard to read: `11×` says it. */
const TIMES_FROM = 10;

/**
 * The size of a change without its direction, which an arrow beside it shows. `relative`: 0.03 is `3 %`; `points` of a ratio: 0.081 is
 * `8.1 pt`; `count`: 1 is `1`.
 */
export function formatChange(change: number, kind: 'relative' | 'points' | 'count'): string {
  if (!Number.isFinite(change)) return UNKNOWN;
  const size = Math.abs(change);
  if (kind === 'count') return formatCount(size);
  if (kind === 'points') return `${fixed(size * 100, decimalsFor(size * 100, size >= 0.01 ? 1 : 2))}${NO_BREAK_SPACE}pt`;
  if (change >= TIMES_FROM) return `${fixed(1 + change, 0)}×`;
  // What fell by 99.6 % is not gone.
  if (change < -0.995) return formatText(size, 'ratio');
  return `${fixed(size * 100, size >= 0.01 || size === 0 ? 0 : 1)}${NO_BREAK_SPACE}%`;
}
