/** Letters of 2 rem that stand in the width of all cells together, beside their glyphs. */
const LETTERS = 41;

/** How many letters of a name have room where `count` instances share the foot. */
export function roomForName(count: number): number {
  return Math.floor(LETTERS / Math.max(1, count));
}

/** The names without the port, where all have the same one and none becomes the name of another by losing it. */
export function wallNames(instances: readonly string[]): readonly string[] {
  const ports = new Set(instances.map((name) => /:\d+$/.exec(name)?.[0] ?? ''));
  const [port = ''] = ports;
  return ports.size === 1 && port !== '' ? instances.map((name) => name.slice(0, -port.length)) : instances;
}
