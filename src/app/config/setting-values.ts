import { isTimeZone } from '@/format/zone';
import { parseDuration } from '@/promql/duration';

// The values that configuration and URL share. Separate from the schema, so that a page without `config.json` does not
// load the validator.

/** Every second at the most, every hour at the least. */
export function isRefresh(value: string): boolean {
  if (value === 'off') return true;
  const seconds = parseDuration(value);
  return seconds !== null && seconds >= 1 && seconds <= 3600;
}

/** Seconds between refreshes, or `off`. */
export type Refresh = number | 'off';

/** null where it is none. */
export function parseRefresh(text: string): Refresh | null {
  if (!isRefresh(text)) return null;
  return text === 'off' ? 'off' : parseDuration(text);
}

/** Whether the text is a time for which a wall may show one view: `off`, or 5 s to 1 h. */
export function isRotation(value: string): boolean {
  if (value === 'off') return true;
  const seconds = parseDuration(value);
  return seconds !== null && seconds >= 5 && seconds <= 3600;
}

export function isZoneChoice(value: string): boolean {
  return value === 'utc' || value === 'local' || isTimeZone(value);
}
