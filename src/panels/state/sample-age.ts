import { formatAge } from '@/format/format-age';
import type { Freshness } from '@/health/facts/freshness';

/** What is said of the newest sample, and its name where that is to be said before it. */
export type SampleAge = { name: string; words: string };

const NAME = 'newest sample';

/**
 * How old the newest sample is at `now`, Unix seconds, and no younger than it was judged to be: `newest sample`
 * `12 s old`; or that nobody could say it, is being asked, or that there is none. `isOver`: `now` is the end of a
 * range in the past, and the sample is older by now.
 */
export function sampleAge(
  { newestSample, age, state }: Pick<Freshness, 'newestSample' | 'age' | 'state'>,
  now: number,
  isLoading: boolean,
  isOver = false,
): SampleAge {
  if (newestSample !== null)
    return { name: NAME, words: `${formatAge(Math.max(age ?? 0, now - newestSample))} old${isOver ? ' then' : ''}` };
  if (state === 'unanswered' || state === 'unreachable') return { name: NAME, words: 'not known' };
  return isLoading || state === 'asking' ? { name: '', words: 'asking' } : { name: '', words: 'no samples' };
}

/** The same in one text. `isChecked`: a clock has leapt, and the server is asked for the time. */
export function sampleAgeText(freshness: Freshness, now: number, isLoading: boolean, isChecked = false): string {
  const { name, words } = sampleAge(freshness, now, isLoading);
  return `${name === '' ? words : `${name} ${words}`}${isChecked ? ', checking' : ''}`;
}
