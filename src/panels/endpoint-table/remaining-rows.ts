import type { EndpointRow } from './endpoint-rows';

/** At most so many rows are shown; others are found by sorting and searching. */
const ROWS = 20;

/** What the rows that are not shown add up to. */
export type RemainingRows = { count: number; requestRate: number; serverErrorRate: number };

/** The first rows, and the rest as one; null where there is no rest. */
export function splitRows(rows: readonly EndpointRow[]): { shown: readonly EndpointRow[]; rest: RemainingRows | null } {
  // One row that stands for one row would save nothing.
  if (rows.length <= ROWS + 1) return { shown: rows, rest: null };
  const hidden = rows.slice(ROWS);
  const requestRate = hidden.reduce((sum, row) => sum + row.requestRate, 0);
  const serverErrorRate = hidden.reduce((sum, row) => sum + row.serverErrorRate, 0);
  return { shown: rows.slice(0, ROWS), rest: { count: hidden.length, requestRate, serverErrorRate } };
}

/** Requests and failures per second of all endpoints that were not asked for. */
export type UnaskedEndpoints = { requestRate: number; serverErrorRate: number };

/**
 * The total of the service minus the rows; null where the total is not known. At least 0, because the two answers may
 * be of different instants.
 */
export function unaskedEndpoints(
  rows: readonly EndpointRow[],
  total: { requestRate: number | null; serverErrorRate: number | null },
): UnaskedEndpoints | null {
  if (total.requestRate === null) return null;
  const shown = (key: 'requestRate' | 'serverErrorRate') => rows.reduce((sum, row) => sum + row[key], 0);
  return {
    requestRate: Math.max(0, total.requestRate - shown('requestRate')),
    serverErrorRate: Math.max(0, (total.serverErrorRate ?? 0) - shown('serverErrorRate')),
  };
}
