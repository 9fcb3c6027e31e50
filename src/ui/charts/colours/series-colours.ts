import type { SeriesColour } from '@/ui/charts/chart-series';

const COLOURS: readonly SeriesColour[] = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'];

/** Key of a label set to its colour. */
export type SeriesColours = ReadonlyMap<string, SeriesColour>;

/** FNV-1a: a few lines that spread even keys of one letter; it need not be hard to guess. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** The colour by the hash of the key, or the next one of those that the fewest lines have. */
function choose(key: string, uses: ReadonlyMap<SeriesColour, number>): SeriesColour {
  const ring = [...COLOURS.slice(hash(key) % COLOURS.length), ...COLOURS];
  return ring.reduce((best, colour) => ((uses.get(colour) ?? 0) < (uses.get(best) ?? 0) ? colour : best));
}

/**
 * The weight of a line that is gone, compared with present ones: its colour is reused last, so that it is still free
 * when the line returns.
 */
const GONE = 1e-6;

/**
 * A colour for every key: its own, whatever the rank of the line, no two alike up to eight, and beyond as few as there
 * can be. A key in `before` keeps its colour; one that has gone keeps it too until somebody else needs it, so that a
 * line that flickers does not change. Pass the answer in as `before` next time.
 */
export function assignColours(keys: readonly string[], before: SeriesColours = new Map()): SeriesColours {
  const present = new Set(keys);
  const result = new Map([...before].filter(([key]) => present.has(key)));
  const uses = new Map<SeriesColour, number>();
  const count = (colour: SeriesColour, share: number) => uses.set(colour, (uses.get(colour) ?? 0) + share);
  for (const [key, colour] of before) count(colour, present.has(key) ? 1 : GONE);
  for (const key of [...present].filter((k) => !result.has(k)).sort()) {
    const colour = choose(key, uses);
    result.set(key, colour);
    count(colour, 1);
  }
  const taken = new Set(result.values());
  for (const [key, colour] of before) if (!taken.has(colour)) result.set(key, colour);
  return result;
}
