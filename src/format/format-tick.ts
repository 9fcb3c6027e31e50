import { fixed, trimZeros, withoutMinusZero } from './decimals';
import { formatValue, NO_BREAK_SPACE, scaleOf, scalesOf, THOUSANDS } from './format-value';
import type { Unit } from './unit';

/** How many decimals tell every multiple of `step` from the next: 0.25 needs two, 20 needs none. */
function decimalsOfStep(step: number): number {
  if (!(step > 0) || !Number.isFinite(step)) return 0;
  for (let decimals = 0; decimals < 12; decimals++) {
    if (Math.abs(Number(step.toFixed(decimals)) - step) <= step * 1e-6) return decimals;
  }
  return 12;
}

/**
 * The text of an axis tick at `value` where ticks are `step` apart. All ticks of an axis have the same number of
 * decimals (0.0, 0.2, 0.4), except that units with several scales write each tick in its own (0, 500 ms, 1 s, 1.5 s).
 * Rates and cores are written without unit: the chart's title has it.
 */
export function formatTick(value: number, unit: Unit, step: number): string {
  if (!Number.isFinite(value)) return formatValue(value, unit).text;
  if (unit === 'ratio')
    return `${withoutMinusZero((value * 100).toFixed(decimalsOfStep(step * 100)))}${NO_BREAK_SPACE}%`;
  const scales = scalesOf(unit) ?? (Math.abs(value) >= 1e4 ? THOUSANDS : null);
  if (scales !== null) {
    if (value === 0) return '0';
    const scale = scaleOf(value, scales);
    return `${trimZeros(fixed(value / scale.divisor, decimalsOfStep(step / scale.divisor)))}${NO_BREAK_SPACE}${scale.unit}`;
  }
  return withoutMinusZero(value.toFixed(decimalsOfStep(step)));
}
