/**
 * What recharts calls on a scale of d3. Called without an argument, `domain` and `range` answer what they are; with one they set it, as
 * d3's do.
 */
export type LinearScale = {
  (value: number): number;
  domain: { (): readonly number[]; (next: Iterable<number>): LinearScale };
  range: { (): readonly number[]; (next: Iterable<number>): LinearScale };
  copy: () => LinearScale;
};

/**
 * Stands in for `d3-scale` inside recharts. Both axes of a chart are linear and bring their own ticks, and the package with its colours, dates
 * and number formats is a sixth of the code of the charts (18 kB compressed). A scale of another kind is refused by recharts itself, by name.
 */
export function scaleLinear(): LinearScale {
  return scaleOver([0, 1], [0, 1]);
}

/** recharts lays a nameless axis out by points before it knows the real one; over the two corners of a chart that is the same line. */
export { scaleLinear as scalePoint };

function scaleOver(firstDomain: readonly number[], firstRange: readonly number[]): LinearScale {
  let domain = firstDomain;
  let range = firstRange;
  const map = (value: number): number => {
    const [from = 0, to = 1] = domain;
    const [left = 0, right = 1] = range;
    // As in d3: what spans nothing lies in the middle.
    const share = to === from ? 0.5 : (value - from) / (to - from);
    return left * (1 - share) + right * share;
  };
  const scale = Object.assign(map, {
    domain: (next?: Iterable<number>) => (next === undefined ? domain : ((domain = Array.from(next, Number)), scale)),
    range: (next?: Iterable<number>) => (next === undefined ? range : ((range = Array.from(next, Number)), scale)),
    copy: () => scaleOver(domain, range),
  }) as LinearScale;
  return scale;
}
