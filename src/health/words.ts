import { formatText, NO_BREAK_SPACE } from '@/format/format-value';
import { cutMiddle, isRightToLeft, showControls, wordOfNothing } from '@/format/readable-text';

/** The text with no-break spaces, because `1 of 4` or `POST /orders` must not be broken into two lines. */
export function unbroken(text: string): string {
  return text.replaceAll(' ', NO_BREAK_SPACE);
}

/** Longer names are cut in sentences; characters. The tables of endpoints, instances and alerts have them in full. */
const LONGEST_NAME = 48;

const ISOLATE = '\u2068';
const END_OF_ISOLATE = '\u2069';

/**
 * A name from outside (of an endpoint, an instance, a rule) for use in a sentence: on one line, with control characters
 * made visible, and isolated so that right-to-left text does not reorder the rest. An empty name, as that of requests
 * without a route, is written as in the tables.
 */
export function nameText(name: string): string {
  const shown = unbroken(cutMiddle(showControls(wordOfNothing(name) ?? name), LONGEST_NAME));
  return isRightToLeft(shown) ? `${ISOLATE}${shown}${END_OF_ISOLATE}` : shown;
}

/** `alerts above 5 %` as the beginning of a sentence. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** `a`, `a and b`, `a, b and c`: few words that all have to be said. */
export function joined(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** `a`, `a and b`, `a, b and 3 more`: two names are read, ten are not. */
export function listed(names: readonly string[]): string {
  return joined(names.length > 2 ? [...names.slice(0, 2), `${names.length - 2} more`] : names);
}

/** A share (0 to 1) as percentage, from 10 % on without decimals. Never rounded up to 100 %. */
export function shareText(share: number): string {
  const whole = Math.round(share * 100) / 100;
  return formatText(share < 0.1 ? share : share < 1 ? Math.min(whole, 0.99) : whole, 'ratio');
}

/** `1 instance`, `3 instances`. */
export function counted(count: number, noun: string): string {
  return unbroken(`${count} ${noun}${count === 1 ? '' : 's'}`);
}
