/** VictoriaMetrics refuses a longer expression (`-search.maxQueryLen`), in bytes; Prometheus takes any. */
const LONGEST = 16_384;

/** In UTF-8, of one unit of UTF-16: at most. */
const BYTES_PER_UNIT = 3;

/** Whether a server may refuse it for its length alone. Its bytes are counted only where they can be too many: every question of every refresh passes here. */
export const isTooLong = (expr: string): boolean => expr.length * BYTES_PER_UNIT > LONGEST && new TextEncoder().encode(expr).length > LONGEST;

/** The items, or where `write` makes too long an expression of them all, halves of them, and so on. */
export function withinLongest<T>(items: readonly T[], write: (items: readonly T[]) => string | null): (readonly T[])[] {
  if (items.length < 2 || !isTooLong(write(items) ?? '')) return [items];
  const half = Math.ceil(items.length / 2);
  return [items.slice(0, half), items.slice(half)].flatMap((part) => withinLongest(part, write));
}
