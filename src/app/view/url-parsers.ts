import { createParser, parseAsNativeArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs';
import { SYSTEM_GROUPS } from '@/dashboard/system/group-ids';
import type { TimePoint } from '@/dashboard/time-range/time-range';
import { formatTimePoint, parseTimePoint } from '@/dashboard/time-range/time-range-text';
import { formatDuration, parseDuration } from '@/promql/duration';
import { isRotation, isZoneChoice, parseRefresh, type Refresh } from '@/app/config/setting-values';
import { TABLE_SEARCH, TABLE_SORT } from './table-parameters';
import { MODES, THEMES } from './url-words';

export const EXCLUDE = ['off'] as const;
export const SWITCH = ['on', 'off'] as const;

/** Seconds that a wall shows one of its views, or `off`. */
export type Rotate = number | 'off';

const timePoint = createParser<TimePoint>({
  parse: parseTimePoint,
  serialize: formatTimePoint,
  eq: (a, b) => formatTimePoint(a) === formatTimePoint(b),
});

const refresh = createParser<Refresh>({
  parse: parseRefresh,
  serialize: (value) => (value === 'off' ? 'off' : formatDuration(value)),
});

const rotate = createParser<Rotate>({
  parse: parseRotate,
  serialize: (value) => (value === 'off' ? 'off' : formatDuration(value)),
});

/**
 * Only whether it is an object of JSON: what is in it is read by the schema of `profiles`, which is not needed without
 * it.
 */
const profile = createParser<string>({
  parse: (text) => (isObjectText(text) ? text : null),
  serialize: (text) => text,
});

const timeZone = createParser<string>({
  parse: (text) => (isZoneChoice(text) ? text : null),
  serialize: (zone) => zone,
});

/**
 * The parameters of the URL, by their names in it. A value that a parser refuses counts as absent and is named to the
 * reader.
 */
export const URL_PARSERS = {
  service: parseAsString,
  endpoint: parseAsNativeArrayOf(parseAsString),
  instance: parseAsNativeArrayOf(parseAsString),
  exclude: parseAsStringLiteral(EXCLUDE),
  from: timePoint,
  to: timePoint,
  refresh,
  tz: timeZone,
  theme: parseAsStringLiteral(THEMES),
  mode: parseAsStringLiteral(MODES),
  panel: parseAsString,
  more: parseAsNativeArrayOf(parseAsStringLiteral(SYSTEM_GROUPS)),
  server: parseAsString,
  sort: parseAsNativeArrayOf(TABLE_SORT),
  find: parseAsNativeArrayOf(TABLE_SEARCH),
  profile,
  view: parseAsNativeArrayOf(parseAsString),
  rotate,
  sound: parseAsStringLiteral(SWITCH),
  notify: parseAsStringLiteral(SWITCH),
};

export function parseRotate(text: string): Rotate | null {
  if (!isRotation(text)) return null;
  return text === 'off' ? 'off' : parseDuration(text);
}

function isObjectText(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
