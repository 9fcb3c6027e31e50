// Control and format characters (bidirectional overrides, joiners, soft hyphens, the byte order mark), and the
// separators of lines and paragraphs.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * Text from outside made readable: characters that are invisible or reorder the line are written as escapes such as
 * `\u202e`.
 */
export function showControls(text: string): string {
  return text.replace(INVISIBLE, escapeOf);
}

function escapeOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}

/** Warnings of a server and addresses may be very long; nobody reads more than this in a banner. Characters. */
const LONGEST_QUOTE = 200;

/** Text from outside, made readable and short enough for a sentence in a banner. */
export function quoted(text: string): string {
  return cutMiddle(showControls(text), LONGEST_QUOTE);
}

/** The placeholder for a text without visible characters; null where there are some. */
export function wordOfNothing(text: string): string | null {
  if (text.trim() !== '') return null;
  return text === '' ? '(empty)' : '(blank)';
}

// Hebrew, Arabic and the scripts between them, with their presentation forms, and the scripts of the supplementary
// plane.
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Whether any of it is written from right to left, and so could reorder the words around it. */
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
