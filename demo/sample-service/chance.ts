/** Returns a number in [0, 1) like `Math.random`; a parameter, so that tests are deterministic. */
export type Uniform = () => number;

/** A draw from the standard normal distribution. */
export function standardNormal(uniform: Uniform): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Above this mean the normal approximation suffices, and needs two numbers instead of one per event. */
const MANY = 30;

/** The number of events of a Poisson process with this mean. */
export function poisson(mean: number, uniform: Uniform): number {
  if (mean > MANY) return Math.max(0, Math.round(mean + Math.sqrt(mean) * standardNormal(uniform)));
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = uniform(); product > floor; product *= uniform()) count++;
  return count;
}
