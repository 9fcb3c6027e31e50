import { formatText, NO_BREAK_SPACE } from '@/format/format-value';
import { cutMiddle, isRightToLeft, showControls, wordOfNothing } from '@/format/readable-text';

/** Kept on one line, because `1 of 4` or `POST /orders` torn apart reads as two things. */
export function unbroken(text: string): string {
  return text.replaceAll(' ', NO_BREAK_SPACE);
}

/** The longest name that a sentence bears; characters. The whole name stands in the lists of endpoints, instances and alerts. */
const LONGEST_NAME = 48;

const ISOLATE = '\u2068';
const END_OF_ISOLATE = '\u2069';

/**
 * A name that somebody else chose (of an endpoint, an instance, a rule) as part of a sentence: whole on one line, readable, and unable to turn
 * the rest around. What has none, such as requests that no route took, is called as in the tables.
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

/** A share of something, 0 to 1, in whole percent from 10 % on: nobody acts on the difference between 54 and 54.3 %. All of it is more than nearly all. */
export function shareText(share: number): string {
  const whole = Math.round(share * 100) / 100;
  return formatText(share < 0.1 ? share : share < 1 ? Math.min(whole, 0.99) : whole, 'ratio');
}

/** `1 instance`, `3 instances`. */
export function counted(count: number, noun: string): string {
  return unbroken(`${count} ${noun}${count === 1 ? '' : 's'}`);
}
