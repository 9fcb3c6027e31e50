/** The comparison of one displayed value with the expected one. */
export type Check = { what: string; expected: string; shown: string; passes: boolean };

/** Relative tolerance. The errors of `rate` are corrected for, so only rounding is left. */
const TOLERANCE = 0.01;

/** The text for a missing number or name. */
export const NOTHING = 'nothing';

const text = (value: number | string | null | undefined): string =>
  typeof value === 'number' ? value.toPrecision(4) : (value ?? NOTHING);

export function checkNumber(what: string, shown: number | null | undefined, expected: number): Check {
  const passes = typeof shown === 'number' && Math.abs(shown - expected) <= TOLERANCE * Math.abs(expected);
  return { what, expected: text(expected), shown: text(shown), passes };
}

export function checkOneOf(
  what: string,
  shown: string | null | undefined,
  expected: string | readonly string[] | null,
): Check {
  const accepted = [expected].flat();
  return {
    what,
    expected: accepted.map(text).join(' or '),
    shown: text(shown),
    passes: accepted.includes(shown ?? null),
  };
}

export function checkWithin(
  what: string,
  shown: number | null | undefined,
  { low, high }: { low: number; high: number },
): Check {
  const passes = typeof shown === 'number' && shown >= low * (1 - TOLERANCE) && shown <= high * (1 + TOLERANCE);
  return { what, expected: low === high ? text(low) : `${text(low)} to ${text(high)}`, shown: text(shown), passes };
}

export const describeCheck = ({ what, expected, shown }: Check): string => `${what}: ${shown} instead of ${expected}`;
