/** VictoriaMetrics refuses longer expressions (`-search.maxQueryLen`), in bytes; Prometheus accepts any length. */
const LONGEST = 16_384;

/** At most so many bytes of UTF-8 for one unit of UTF-16. */
const BYTES_PER_UNIT = 3;

/**
 * Whether a server may refuse it for its length alone. Bytes are counted only where there could be too many, because
 * every question of every refresh passes here.
 */
export const isTooLong = (expr: string): boolean =>
  expr.length * BYTES_PER_UNIT > LONGEST && new TextEncoder().encode(expr).length > LONGEST;

/**
 * The items in as few groups as give expressions that are short enough: halved, and halved again, while `write` makes
 * one that is too long.
 */
export function withinLongest<T>(items: readonly T[], write: (items: readonly T[]) => string | null): (readonly T[])[] {
  if (items.length < 2 || !isTooLong(write(items) ?? '')) return [items];
  const half = Math.ceil(items.length / 2);
  return [items.slice(0, half), items.slice(half)].flatMap((part) => withinLongest(part, write));
}
