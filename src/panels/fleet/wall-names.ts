/** Letters of 2 rem that stand in the width of all cells together, beside their glyphs. */
const LETTERS = 41;

/** How many letters of a name have room where `count` instances share the foot. */
export function roomForName(count: number): number {
  return Math.floor(LETTERS / Math.max(1, count));
}

const portOf = (name: string) => /:\d+$/.exec(name)?.[0] ?? '';

/**
 * Shortens names with ports: without the port where all have the same one, or the port alone where all have the same
 * host and the whole name is too long for so many letters.
 */
export function wallNames(instances: readonly string[], room: number): readonly string[] {
  const ports = instances.map(portOf);
  if (ports.includes('')) return instances;
  const hosts = instances.map((name) => name.slice(0, -portOf(name).length));
  if (new Set(ports).size === 1) return hosts;
  return new Set(hosts).size === 1 && instances.some((name) => name.length > room) ? ports : instances;
}
