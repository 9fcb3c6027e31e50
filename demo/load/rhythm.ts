const TIDE = 1800;
const RIPPLE = 170;

/**
 * Traffic at an instant (Unix seconds) as a multiple of its mean: a half-hour tide with a quicker ripple on it, between
 * 0.6 and 1.4.
 */
export function rhythm(time: number): number {
  return 1 + 0.3 * Math.sin((2 * Math.PI * time) / TIDE) + 0.1 * Math.sin((2 * Math.PI * time) / RIPPLE);
}

/** Seconds until the next request of a Poisson stream of `rate` per second; `uniform` gives numbers in [0, 1). */
export function pause(rate: number, uniform: () => number = Math.random): number {
  return -Math.log(1 - uniform()) / rate;
}
