import { LEVEL_WORDS, type Level } from '@/health/level';
import type { ServiceRow } from '@/panels/service-table/service-row';

type Rows = readonly Pick<ServiceRow, 'level'>[] | null;

/** Of all that can be judged: unknown beside OK is not OK. */
export function worstOf(rows: Rows): Level {
  return rows?.[0]?.level ?? 'unknown';
}

/** `Critical: 2 | Services`, for the tab of the browser. */
export function tabTitle(rows: Rows): string {
  return `${worstText(rows)} | Services`;
}

function worstText(rows: Rows): string {
  if (rows === null) return 'Loading';
  const level = worstOf(rows);
  return level === 'ok' ? LEVEL_WORDS.ok : `${LEVEL_WORDS[level]}: ${rows.filter((row) => row.level === level).length}`;
}
