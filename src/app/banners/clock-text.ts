import { formatAge } from '@/format/format-age';

/** A clock this far off is worth a sentence: times read elsewhere will not match those on the page. Seconds. */
const WORTH_SAYING = 30;

/** That the browser's clock is wrong, as none or one sentence. `skew`: server minus browser, seconds; null while not known. */
export function clockText(skew: number | null): readonly string[] {
  if (skew === null || Math.abs(skew) < WORTH_SAYING) return [];
  const direction = skew > 0 ? 'slow' : 'fast';
  return [`The clock of this browser is ${formatAge(Math.abs(skew))} ${direction}; every time here is the server's.`];
}
