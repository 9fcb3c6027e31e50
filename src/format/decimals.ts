/** Three significant digits are what a reader compares; more is noise that changes at every refresh. */
const SIGNIFICANT = 3;

// Outside these an exponent is easier to read than a row of zeros.
const EXPONENT_FROM = 1e6;
const EXPONENT_BELOW = 1e-5;

/**
 * How many decimals show three significant digits of `value`, at most `most`; more where `value` would otherwise read
 * as 0.
 */
export function decimalsFor(value: number, most: number): number {
  // Rounded first: 9.996 has the decimals of 10.0.
  const size = Math.abs(Number(value.toPrecision(SIGNIFICANT)));
  if (size === 0 || !Number.isFinite(size)) return 0;
  const exponent = Math.floor(Math.log10(size));
  const wanted = Math.max(0, SIGNIFICANT - 1 - exponent);
  return Math.min(20, Math.max(Math.min(wanted, most), -exponent));
}

/**
 * `value` with so many decimals; trailing zeros are dropped where nothing was rounded away (a limit of 5 is `5`, a
 * measured 4.997 is `5.00`).
 */
export function fixed(value: number, decimals: number): string {
  const text = unshortened(value, decimals);
  const short = trimZeros(text);
  const isExact = Math.abs(Number(short) - value) <= Math.abs(value) * 1e-9;
  return withoutMinusZero(isExact ? short : text);
}

/**
 * The same with trailing zeros kept, for values that are measured anew every few seconds: a number that happens to be
 * round would change width (`44.8`, `45`).
 */
export function fixedWidth(value: number, decimals: number): string {
  return value === 0 ? '0' : withoutMinusZero(unshortened(value, decimals));
}

function unshortened(value: number, decimals: number): string {
  const size = Math.abs(value);
  return size >= EXPONENT_FROM || (size > 0 && size < EXPONENT_BELOW)
    ? value.toExponential(SIGNIFICANT - 1)
    : value.toFixed(decimals);
}

/** `2.50` becomes `2.5`, `3.00` becomes `3`; `100` stays, and so does `1.00e+10`. */
export function trimZeros(text: string): string {
  return /^[-\d]+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text;
}

/** A small negative number rounds to `-0`, which no reader expects. */
export function withoutMinusZero(text: string): string {
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
}
