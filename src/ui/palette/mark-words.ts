/** A piece of a text, where it begins, and whether it is one of the words that are looked for. */
type Piece = { at: number; part: string; isMatch: boolean };

/** The text in pieces, each word marked where it stands first. Where two overlap, the one that begins first is. */
export function markWords(text: string, words: readonly string[]): readonly Piece[] {
  const lower = text.toLowerCase();
  // A few letters get longer in lower case; then the positions would not fit the text.
  const fits = lower.length === text.length ? words : [];
  const matches = fits
    .map((word) => ({ start: lower.indexOf(word), end: lower.indexOf(word) + word.length }))
    .filter(({ start }) => start >= 0);
  const pieces: Piece[] = [];
  let end = 0;
  const add = (from: number, to: number, isMatch: boolean) =>
    void (to > from && pieces.push({ at: from, part: text.slice(from, to), isMatch }));
  for (const match of matches.toSorted((a, b) => a.start - b.start)) {
    if (match.start < end) continue;
    add(end, match.start, false);
    add(match.start, match.end, true);
    end = match.end;
  }
  add(end, text.length, false);
  return pieces;
}
