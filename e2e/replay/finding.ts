/** One thing that was compared with the truth. */
export type Finding = { what: string; expected: string; shown: string; isRight: boolean };

/** Numbers agree within this share: everything that `rate` gets wrong is known, and the rest is arithmetic. */
const TOLERANCE = 0.01;

/** How a number or name is told that is not there. */
export const NOTHING = 'nothing';

const text = (value: number | string | null | undefined): string =>
  typeof value === 'number' ? value.toPrecision(4) : (value ?? NOTHING);

export function sameNumber(what: string, shown: number | null | undefined, expected: number): Finding {
  const isRight = typeof shown === 'number' && Math.abs(shown - expected) <= TOLERANCE * Math.abs(expected);
  return { what, expected: text(expected), shown: text(shown), isRight };
}

export function oneOf(
  what: string,
  shown: string | null | undefined,
  expected: string | readonly string[] | null,
): Finding {
  const accepted = [expected].flat();
  return {
    what,
    expected: accepted.map(text).join(' or '),
    shown: text(shown),
    isRight: accepted.includes(shown ?? null),
  };
}

export function within(
  what: string,
  shown: number | null | undefined,
  { low, high }: { low: number; high: number },
): Finding {
  const isRight = typeof shown === 'number' && shown >= low * (1 - TOLERANCE) && shown <= high * (1 + TOLERANCE);
  return { what, expected: low === high ? text(low) : `${text(low)} to ${text(high)}`, shown: text(shown), isRight };
}

export const sentenceOf = ({ what, expected, shown }: Finding): string => `${what}: ${shown} instead of ${expected}`;
