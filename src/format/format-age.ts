import { NO_BREAK_SPACE, UNKNOWN } from './format-value';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const two = (value: number) => String(value).padStart(2, '0');

/**
 * A duration in seconds, written in its two largest units: `2 s`, `2 min 02 s`, `1 h 05 min`, `3 d 4 h`. No line breaks
 * within; null and NaN are `–`.
 */
export function formatAge(seconds: number | null): string {
  if (seconds === null || !Number.isFinite(seconds)) return UNKNOWN;
  const age = Math.max(0, Math.floor(seconds));
  const whole = (unit: number, below = Infinity) => Math.floor((age % below) / unit);
  if (age < MINUTE) return words(`${age} s`);
  if (age < HOUR) return words(`${whole(MINUTE)} min ${two(age % MINUTE)} s`);
  if (age < DAY) return words(`${whole(HOUR)} h ${two(whole(MINUTE, HOUR))} min`);
  return words(`${whole(DAY)} d ${whole(HOUR, DAY)} h`);
}

/** Time left as on a countdown: `0:38`, `12:05`, `1:02:00`. */
export function formatCountdown(seconds: number): string {
  const left = Math.max(0, Math.ceil(seconds));
  const hours = Math.floor(left / HOUR);
  const minutes = Math.floor((left % HOUR) / MINUTE);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(left % MINUTE)}` : `${minutes}:${two(left % MINUTE)}`;
}

function words(text: string): string {
  return text.replaceAll(' ', NO_BREAK_SPACE);
}
