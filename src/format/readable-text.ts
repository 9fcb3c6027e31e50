// Control characters, the bidirectional overrides that reorder what follows them, and the byte order mark.
// oxlint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Text from the outside as it can be read: characters that would be invisible or reorder the line are written as `\u202e`. */
export function showControls(text: string): string {
  return text.replace(INVISIBLE, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A server that warns may do so at length, as may an address; longer than this nobody reads above a page. Characters. */
const LONGEST_QUOTE = 200;

/** Text from the outside within a sentence above the page. */
export function quoted(text: string): string {
  return cutMiddle(showControls(text), LONGEST_QUOTE);
}

/** What stands in the place of a text that nobody would see; null where there is something to see. */
export function wordOfNothing(text: string): string | null {
  if (text.trim() !== '') return null;
  return text === '' ? '(empty)' : '(blank)';
}

// Hebrew, Arabic and the scripts between them, with their presentation forms, and the scripts of the supplementary plane.
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Whether any of it is written from right to left, and so could carry the words around it along. */
export function isRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

/** At most `max` characters, cut in the middle: paths and hosts differ at both ends. Never splits a surrogate pair. */
export function cutMiddle(text: string, max: number): string {
  const characters = Array.from(text);
  if (characters.length <= max) return text;
  const head = Math.ceil((max - 1) / 2);
  return `${characters.slice(0, head).join('')}…${characters.slice(characters.length - (max - 1 - head)).join('')}`;
}
