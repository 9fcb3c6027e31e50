import type { SeriesColour } from './chart-series';

const COLOURS: readonly SeriesColour[] = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'];

/** Key of a label set to its colour. */
export type SeriesColours = ReadonlyMap<string, SeriesColour>;

/** FNV-1a: a few lines that spread even keys of one letter; it need not be hard to guess. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** The colour that the key itself asks for, or the next one that nobody has; with all eight taken, the one of the key. */
function choose(key: string, taken: ReadonlySet<SeriesColour>): SeriesColour {
  const wanted = hash(key) % COLOURS.length;
  for (let i = 0; i < COLOURS.length; i++) {
    const colour = COLOURS[(wanted + i) % COLOURS.length];
    if (colour !== undefined && !taken.has(colour)) return colour;
  }
  return COLOURS[wanted] ?? 's1';
}

/**
 * A colour for every key: its own, whatever the rank of the line, and no two alike up to eight. A key in `before` keeps its colour; one that
 * has gone keeps it too until somebody else needs it, so that a line that flickers does not change. Pass the answer in as `before` next time.
 */
export function assignColours(keys: readonly string[], before: SeriesColours = new Map()): SeriesColours {
  const present = new Set(keys);
  const result = new Map<string, SeriesColour>();
  for (const key of present) {
    const kept = before.get(key);
    if (kept !== undefined) result.set(key, kept);
  }
  const taken = new Set(result.values());
  const reserved = new Set(before.values());
  for (const key of [...present].filter((k) => !result.has(k)).sort()) {
    // Colours of lines that have gone are used last, so that they are still theirs on return.
    const colour = reserved.size < COLOURS.length ? choose(key, new Set([...taken, ...reserved])) : choose(key, taken);
    result.set(key, colour);
    taken.add(colour);
    reserved.add(colour);
  }
  for (const [key, colour] of before) if (!present.has(key) && !taken.has(colour)) result.set(key, colour);
  return result;
}
