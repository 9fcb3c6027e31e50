/** One value that can be chosen; `detail` says something about it, quieter: `40 req/s`. */
export type SelectOption = { value: string; detail?: string };

/** Values of one kind; `title` names the kind in the plural of a sentence: `endpoint`. */
export type SelectGroup = { id: string; title: string; options: readonly SelectOption[]; selected: readonly string[] };

/** At most so many rows; others are found by typing. Also keeps five thousand values from becoming elements. */
const MOST_SHOWN = 50;

/**
 * Options that contain what was typed, whatever its case, in the order given. Plain text on purpose: paths are full of
 * `.`, `(` and `*`.
 */
export function searchOptions(
  options: readonly SelectOption[],
  query: string,
): { shown: readonly SelectOption[]; more: number } {
  const wanted = query.trim().toLowerCase();
  const matching = wanted === '' ? options : options.filter(({ value }) => value.toLowerCase().includes(wanted));
  return { shown: matching.slice(0, MOST_SHOWN), more: Math.max(0, matching.length - MOST_SHOWN) };
}

/** The text around and of the match, for marking it. Without a match everything is `before`. */
export function splitMatch(text: string, query: string): { before: string; match: string; after: string } {
  const wanted = query.trim().toLowerCase();
  const lower = text.toLowerCase();
  // A few letters get longer in lower case; then the positions would not fit the text.
  const at = wanted === '' || lower.length !== text.length ? -1 : lower.indexOf(wanted);
  if (at < 0) return { before: text, match: '', after: '' };
  return {
    before: text.slice(0, at),
    match: text.slice(at, at + wanted.length),
    after: text.slice(at + wanted.length),
  };
}
