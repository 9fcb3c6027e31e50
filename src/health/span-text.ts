import { formatAge } from '@/format/format-age';

const HOUR = 3600;
const DAY = 86_400;

/**
 * Ranges are snapped to a grid, so their length is rounded by so much for display; seconds, or a share of a long range.
 */
const SLACK = 120;
const SHARE = 0.01;

/** The text after `the last …`: `hour`, `6 hours`, `7 days`, `15 min`. */
export function spanText(seconds: number): string {
  const slack = Math.max(SLACK, SHARE * seconds);
  const whole = (unit: number) =>
    Math.abs(seconds - Math.round(seconds / unit) * unit) <= slack ? Math.round(seconds / unit) : 0;
  if (whole(DAY) > 1) return `${whole(DAY)} days`;
  if (whole(HOUR) > 0) return whole(HOUR) === 1 ? 'hour' : `${whole(HOUR)} hours`;
  return seconds < HOUR ? `${Math.max(1, Math.round(seconds / 60))} min` : formatAge(seconds);
}

/** The time before the judged moment: `the last hour`, or for a moment in the past `the hour before`. */
export const timeBefore = (seconds: number, isOver: boolean) =>
  isOver ? `the ${spanText(seconds)} before` : `the last ${spanText(seconds)}`;

/** The range that is shown: `the last 6 hours`, or for a range in the past `the 6 hours shown`. */
export const timeShown = (seconds: number, isOver: boolean) =>
  isOver ? `the ${spanText(seconds)} shown` : `the last ${spanText(seconds)}`;

/** The same time so much earlier: `2 hours ago`. */
export const agoText = (seconds: number, isOver: boolean) =>
  `${{ [HOUR]: 'an hour', [DAY]: 'a day', [7 * DAY]: 'a week' }[seconds] ?? spanText(seconds)} ${isOver ? 'before' : 'ago'}`;

/** The same time an hour earlier. */
export const hourBefore = (isOver: boolean) => agoText(HOUR, isOver);

/** The same time a day earlier. */
export const dayBefore = (isOver: boolean) => agoText(DAY, isOver);

/** The same time a week earlier. */
export const weekBefore = (isOver: boolean) => agoText(7 * DAY, isOver);
