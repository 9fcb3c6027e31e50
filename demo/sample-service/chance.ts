/** A number in [0, 1), as `Math.random` gives; an argument so that tests know what comes. */
export type Uniform = () => number;

/** A draw from the standard normal distribution. */
export function standardNormal(uniform: Uniform): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Above this mean the normal distribution is as good and takes two numbers instead of one per event. */
const MANY = 30;

/** How many events of a Poisson stream fall into a period in which `mean` are expected. */
export function poisson(mean: number, uniform: Uniform): number {
  if (mean > MANY) return Math.max(0, Math.round(mean + Math.sqrt(mean) * standardNormal(uniform)));
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = uniform(); product > floor; product *= uniform()) count++;
  return count;
}
