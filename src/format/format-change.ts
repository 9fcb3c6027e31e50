import { decimalsFor, fixed } from './decimals';
import { formatCount, formatText, NO_BREAK_SPACE, UNKNOWN } from './format-value';

/** A larger change is written as a factor (`11×`): percentages above 1000 are hard to read. */
const TIMES_FROM = 10;

/**
 * The size of a change without its direction, which an arrow beside it shows. `relative`: 0.03 is `3 %`; `points` of a
 * ratio: 0.081 is `8.1 pt`; `count`: 1 is `1`.
 */
export function formatChange(change: number, kind: 'relative' | 'points' | 'count'): string {
  if (!Number.isFinite(change)) return UNKNOWN;
  const size = Math.abs(change);
  if (kind === 'count') return formatCount(size);
  if (kind === 'points')
    return `${fixed(size * 100, decimalsFor(size * 100, size >= 0.01 ? 1 : 2))}${NO_BREAK_SPACE}pt`;
  if (change >= TIMES_FROM) return `${fixed(1 + change, 0)}×`;
  // A fall by 99.6 % must not be rounded to 100 %, which would say that nothing is left.
  if (change < -0.995) return formatText(size, 'ratio');
  return `${fixed(size * 100, size >= 0.01 || size === 0 ? 0 : 1)}${NO_BREAK_SPACE}%`;
}
