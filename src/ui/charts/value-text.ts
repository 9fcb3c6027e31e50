import { formatText } from '@/format/format-value';
import type { Unit } from '@/format/unit';
import type { ChartScene } from './chart-scene';

/** What arithmetic may have changed of the value, as a share of it. */
const ROUNDING = 1e-9;

/** `≥ ` before a value that may be anything above. */
export function atLeast(value: number, openAt: ChartScene['openAt']): string {
  return openAt != null && value >= openAt * (1 - ROUNDING) ? '≥ ' : '';
}

/** A value with its unit, as it stands in the tooltip and the table of a chart. */
export function valueText(value: number, { unit, openAt }: { unit: Unit; openAt?: ChartScene['openAt'] }): string {
  return `${atLeast(value, openAt)}${formatText(value, unit)}`;
}
