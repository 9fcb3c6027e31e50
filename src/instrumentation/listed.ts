/** So many names are listed; the others are counted. */
const NAMED = 4;

/** `/health, /live, /metrics, /ready and 3 more`. */
export function listed(names: readonly string[]): string {
  const others = names.length - NAMED;
  return `${names.slice(0, NAMED).join(', ')}${others > 0 ? ` and ${others} more` : ''}`;
}
