import { formatAge } from '@/format/format-age';

/** What `the last …` is said of: `hour`, `6 hours`, `15 min`. A range is a few seconds longer or shorter on its grid: nobody asked for 5 min 04 s. */
export function spanText(seconds: number): string {
  const hours = Math.round(seconds / 3600);
  if (Math.abs(seconds - hours * 3600) > 120 || hours === 0) return seconds < 3600 ? `${Math.max(1, Math.round(seconds / 60))} min` : formatAge(seconds);
  return hours === 1 ? 'hour' : `${hours} hours`;
}

/** The time up to what is judged: `the last hour`, or of a moment that is over `the hour before`. */
export const timeBefore = (seconds: number, isOver: boolean) => (isOver ? `the ${spanText(seconds)} before` : `the last ${spanText(seconds)}`);

/** All that is looked at: `the last 6 hours`, or of a range that is over `the 6 hours shown`. */
export const timeShown = (seconds: number, isOver: boolean) => (isOver ? `the ${spanText(seconds)} shown` : `the last ${spanText(seconds)}`);

/** The same time an hour earlier. */
export const hourBefore = (isOver: boolean) => (isOver ? 'an hour before' : 'an hour ago');
