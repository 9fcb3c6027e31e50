import { expect } from '@playwright/test';

/** A number as the page writes it, back in base units; `precision` is half of the last digit that is shown. */
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

/** Reads `226 ms`, `0.12 %`, `≥ 2.5 s`, `1.2 k req/s`, `3of 3 up`; NaN where no number is shown. */
export function readNumber(text: string): ShownNumber {
  const [, digits = '', fraction = '', rest = ''] = /(-?\d+(?:\.(\d+))?)\s*(.*)$/s.exec(text) ?? [];
  const factor = rest.split(/\s+/).reduce((product, word) => product * (FACTORS[word.replace(/\/s$/, '')] ?? 1), 1);
  return { value: digits === '' ? NaN : Number(digits) * factor, precision: 0.5 * 10 ** -fraction.length * factor };
}

/**
 * Expect that `text` is how `value` reads. `slack` is the share by which the two may differ because they were measured
 * at different moments.
 */
export function expectShown(text: string, value: number, slack = 0): void {
  const shown = readNumber(text);
  expect(Math.abs(shown.value - value), `“${text}” is shown for ${value}`).toBeLessThanOrEqual(
    1.001 * shown.precision + slack * Math.abs(value),
  );
}
