import { expect } from '@playwright/test';

/** A displayed number converted to base units; `precision` is half of its last digit. */
type ShownNumber = { value: number; precision: number };

const FACTORS: Readonly<Record<string, number>> = {
  '%': 0.01,
  µs: 1e-6,
  ms: 1e-3,
  min: 60,
  h: 3600,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  k: 1e3,
  M: 1e6,
};

/** Parses `226 ms`, `0.12 %`, `≥ 2.5 s`, `1.2 k req/s`, `3of 3 up`; NaN without a number. */
export function readNumber(text: string): ShownNumber {
  const [, digits = '', fraction = '', rest = ''] = /(-?\d+(?:\.(\d+))?)\s*(.*)$/s.exec(text) ?? [];
  const factor = rest.split(/\s+/).reduce((product, word) => product * (FACTORS[word.replace(/\/s$/, '')] ?? 1), 1);
  return { value: digits === '' ? NaN : Number(digits) * factor, precision: 0.5 * 10 ** -fraction.length * factor };
}

/**
 * Expects `text` to display `value`, within rounding. `slack`: relative difference allowed because both were measured
 * at different times.
 */
export function expectShown(text: string, value: number, slack = 0): void {
  const shown = readNumber(text);
  expect(Math.abs(shown.value - value), `“${text}” is shown for ${value}`).toBeLessThanOrEqual(
    1.001 * shown.precision + slack * Math.abs(value),
  );
}
