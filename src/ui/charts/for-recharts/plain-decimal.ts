/**
 * Stands in for `decimal.js-light` inside recharts, on plain numbers. recharts counts with it where it chooses ticks itself; our axes bring
 * ticks that are round already, so its thirty digits would be 5 kB that nobody sees.
 */
export default class PlainDecimal {
  readonly #value: number;

  constructor(value: number | PlainDecimal) {
    this.#value = numberOf(value);
  }

  add(other: number | PlainDecimal) {
    return new PlainDecimal(this.#value + numberOf(other));
  }
  sub(other: number | PlainDecimal) {
    return new PlainDecimal(this.#value - numberOf(other));
  }
  mul(other: number | PlainDecimal) {
    return new PlainDecimal(this.#value * numberOf(other));
  }
  div(other: number | PlainDecimal) {
    return new PlainDecimal(this.#value / numberOf(other));
  }
  mod(other: number | PlainDecimal) {
    return new PlainDecimal(this.#value % numberOf(other));
  }
  pow(exponent: number) {
    return new PlainDecimal(this.#value ** exponent);
  }
  /** To base ten, the only one that is asked for. */
  log() {
    return new PlainDecimal(Math.log10(this.#value));
  }
  abs() {
    return new PlainDecimal(Math.abs(this.#value));
  }
  lt(other: number | PlainDecimal) {
    return this.#value < numberOf(other);
  }
  lte(other: number | PlainDecimal) {
    return this.#value <= numberOf(other);
  }
  isint() {
    return Number.isInteger(this.#value);
  }
  toNumber() {
    return this.#value;
  }
}

function numberOf(value: number | PlainDecimal): number {
  return typeof value === 'number' ? value : value.toNumber();
}
