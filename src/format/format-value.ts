import { fixedWidth, decimalsFor, fixed } from './decimals';
import type { Unit } from './unit';

/** A number and its unit as they are shown; `unit` is empty where there is none. */
export type FormattedValue = { text: string; unit: string };

/** Between a number and its unit, so that no line breaks there. */
export const NO_BREAK_SPACE = '\u00a0';

/** Where a value is unknown. Never `NaN`, and never 0, which is a measurement. */
export const UNKNOWN = '–';

type Scale = { from: number; divisor: number; unit: string };

// SI prefixes (1 kB = 1000 B), as disks and networks are sold; largest first.
const BYTES: readonly Scale[] = [
  { from: 1e15, divisor: 1e15, unit: 'PB' },
  { from: 1e12, divisor: 1e12, unit: 'TB' },
  { from: 1e9, divisor: 1e9, unit: 'GB' },
  { from: 1e6, divisor: 1e6, unit: 'MB' },
  { from: 1e3, divisor: 1e3, unit: 'kB' },
  { from: 0, divisor: 1, unit: 'B' },
];

// Latencies are read in s and ms; above two minutes the reader thinks in minutes.
const SECONDS: readonly Scale[] = [
  { from: 2 * 86400, divisor: 86400, unit: 'd' },
  { from: 2 * 3600, divisor: 3600, unit: 'h' },
  { from: 120, divisor: 60, unit: 'min' },
  { from: 1, divisor: 1, unit: 's' },
  { from: 1e-3, divisor: 1e-3, unit: 'ms' },
  { from: 0, divisor: 1e-6, unit: 'µs' },
];

export const THOUSANDS: readonly Scale[] = [
  { from: 1e12, divisor: 1e12, unit: 'T' },
  { from: 1e9, divisor: 1e9, unit: 'G' },
  { from: 1e6, divisor: 1e6, unit: 'M' },
  { from: 1e4, divisor: 1e3, unit: 'k' },
  { from: 0, divisor: 1, unit: '' },
];

const LAST_SCALE: Scale = { from: 0, divisor: 1, unit: '' };

/** The scale in which `value` is read. Rounded first: 999.7 ms are 1 s, not `1000 ms`. */
export function scaleOf(value: number, scales: readonly Scale[]): Scale {
  const size = Math.abs(Number(value.toPrecision(3)));
  if (size === 0) return scales.find((scale) => scale.divisor === 1) ?? LAST_SCALE;
  return scales.find((scale) => size >= scale.from) ?? LAST_SCALE;
}

/** The scales of a unit that has several, null where a number is always written in the same one. */
export function scalesOf(unit: Unit): readonly Scale[] | null {
  if (unit === 'bytes' || unit === 'bytesPerSecond') return BYTES;
  return unit === 'seconds' ? SECONDS : null;
}

const SUFFIX: Readonly<Record<Unit, string>> = {
  requestsPerSecond: 'req/s',
  perSecond: '/s',
  ratio: '%',
  seconds: 's',
  bytes: 'B',
  bytesPerSecond: 'B/s',
  cores: 'cores',
  count: '',
  none: '',
};

function scaled(value: number, unit: Unit): FormattedValue {
  const scales = scalesOf(unit);
  if (scales === null) return { text: compact(value, 2), unit: SUFFIX[unit] };
  const scale = scaleOf(value, scales);
  const inScale = value / scale.divisor;
  return {
    text: fixed(inScale, decimalsFor(inScale, 2)),
    unit: unit === 'bytesPerSecond' ? `${scale.unit}/s` : scale.unit,
  };
}

/**
 * One decimal from 1 % on (8.2 %), two below (0.12 %); just under 100 % as many as show that it is not 100 (99.97 %).
 */
function percent(value: number): string {
  const inPercent = value * 100;
  const missing = 100 - inPercent;
  if (missing > 1e-4 && missing < 0.05) return fixed(inPercent, decimalsFor(missing, 2));
  return fixed(inPercent, decimalsFor(inPercent, Math.abs(inPercent) >= 1 ? 1 : 2));
}

function compact(value: number, most: number, written = fixed): string {
  const scale = scaleOf(value, THOUSANDS);
  const inScale = value / scale.divisor;
  const text = written(inScale, decimalsFor(inScale, most));
  return scale.unit === '' ? text : `${text}${NO_BREAK_SPACE}${scale.unit}`;
}

/**
 * A value in base units (ratios 0 to 1, seconds, bytes) as it reads: number and unit apart, because the unit is set
 * smaller. Three significant digits; unknown is `–`, infinite is `∞`, both without a unit.
 */
export function formatValue(value: number | null, unit: Unit): FormattedValue {
  if (value === null || Number.isNaN(value)) return { text: UNKNOWN, unit: '' };
  // A ratio may be finite and its percentage overflow.
  if (!Number.isFinite(unit === 'ratio' ? value * 100 : value)) return { text: value > 0 ? '∞' : '-∞', unit: '' };
  if (unit === 'ratio') return { text: percent(value), unit: '%' };
  // Below ten requests per second a second decimal is noise.
  if (unit === 'requestsPerSecond')
    return { text: compact(value, Math.abs(value) >= 1 ? 1 : 2, fixedWidth), unit: SUFFIX[unit] };
  return scaled(value, unit);
}

/** Number and unit in one text that never breaks: `702 ms`, `8.2 %`, `34.9/s`. */
export function formatText(value: number | null, unit: Unit): string {
  const { text, unit: suffix } = formatValue(value, unit);
  if (suffix === '') return text;
  return suffix.startsWith('/') ? text + suffix : text + NO_BREAK_SPACE + suffix;
}

/** How many: `38`, `402`, `12.3 k`, `1.4 M`. */
export function formatCount(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return formatValue(value, 'count').text;
  return compact(value, 1);
}
