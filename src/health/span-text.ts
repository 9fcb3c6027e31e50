import { formatAge } from '@/format/format-age';

const HOUR = 3600;
const DAY = 86_400;

/** A range is a little longer or shorter on its grid: nobody asked for 5 min 04 s, or for half an hour more than a week. Seconds, and the share of a long one. */
const SLACK = 120;
const SHARE = 0.01;

/** What `the last …` is said of: `hour`, `6 hours`, `7 days`, `15 min`. */
export function spanText(seconds: number): string {
  const slack = Math.max(SLACK, SHARE * seconds);
  const whole = (unit: number) => (Math.abs(seconds - Math.round(seconds / unit) * unit) <= slack ? Math.round(seconds / unit) : 0);
  if (whole(DAY) > 1) return `${whole(DAY)} days`;
  if (whole(HOUR) > 0) return whole(HOUR) === 1 ? 'hour' : `${whole(HOUR)} hours`;
  return seconds < HOUR ? `${Math.max(1, Math.round(seconds / 60))} min` : formatAge(seconds);
}

/** The time up to what is judged: `the last hour`, or of a moment that is over `the hour before`. */
export const timeBefore = (seconds: number, isOver: boolean) => (isOver ? `the ${spanText(seconds)} before` : `the last ${spanText(seconds)}`);

/** All that is looked at: `the last 6 hours`, or of a range that is over `the 6 hours shown`. */
export const timeShown = (seconds: number, isOver: boolean) => (isOver ? `the ${spanText(seconds)} shown` : `the last ${spanText(seconds)}`);

/** The same time an hour earlier. */
export const hourBefore = (isOver: boolean) => (isOver ? 'an hour before' : 'an hour ago');

/** The same time a day earlier. */
export const dayBefore = (isOver: boolean) => (isOver ? 'a day before' : 'a day ago');
