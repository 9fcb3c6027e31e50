const LONG_PERIOD = 1800;
const SHORT_PERIOD = 170;

/**
 * Traffic at an instant (Unix seconds) relative to its mean, between 0.6 and 1.4: a sine of half an hour plus a shorter
 * one.
 */
export function rhythm(time: number): number {
  return 1 + 0.3 * Math.sin((2 * Math.PI * time) / LONG_PERIOD) + 0.1 * Math.sin((2 * Math.PI * time) / SHORT_PERIOD);
}

/** Seconds until the next request of a Poisson process of `rate` per second; `uniform` returns numbers in [0, 1). */
export function pause(rate: number, uniform: () => number = Math.random): number {
  return -Math.log(1 - uniform()) / rate;
}
