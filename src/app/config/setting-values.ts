import { isTimeZone } from '@/format/zone';
import { parseDuration } from '@/promql/duration';

// What configuration and URL agree on, apart from the schema: an address without a file beside it does not download a validator.

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

/** A view that is gone before it was read helps nobody. */
export function isRotation(value: string): boolean {
  if (value === 'off') return true;
  const seconds = parseDuration(value);
  return seconds !== null && seconds >= 5 && seconds <= 3600;
}

export function isZoneChoice(value: string): boolean {
  return value === 'utc' || value === 'local' || isTimeZone(value);
}
