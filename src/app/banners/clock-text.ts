import { formatAge } from '@/format/format-age';

/**
 * A clock that is wrong by this much is reported, because times elsewhere will not match those on the page. Seconds.
 */
const WORTH_SAYING = 30;

/**
 * Which clocks are wrong, a sentence each. `skew`: server minus browser, seconds; null while not known. `dateError`: by
 * how much the `Date` of its answers is ahead of the server itself.
 */
export function clockText(skew: number | null, dateError: number, server: string): readonly string[] {
  return [
    ...wrongText('The clock of this browser', -(skew ?? 0), `every time here is the server's`),
    ...wrongText(
      `The Date header of the answers of ${server}, which a proxy may write,`,
      dateError,
      'every time here is by Prometheus itself',
    ),
  ];
}

function wrongText(what: string, ahead: number, instead: string): readonly string[] {
  if (Math.abs(ahead) < WORTH_SAYING) return [];
  return [`${what} is ${formatAge(Math.abs(ahead))} ${ahead < 0 ? 'slow' : 'fast'}; ${instead}.`];
}
