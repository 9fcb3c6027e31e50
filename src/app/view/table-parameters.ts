import { createParser } from 'nuqs';
import { ENDPOINT_SORTS } from '@/panels/endpoint-table/endpoint-sorts';
import { FLEET_SORTS } from '@/panels/fleet/fleet-sorts';
import { SERVICE_SORTS } from '@/panels/service-table/service-sorts';
import type { TableChoice } from '@/ui/table/data-table';
import type { Direction } from '@/ui/table/sorting';

/** The tables of the page by their names in the URL, with the columns that they can be sorted by. */
const TABLES = { endpoints: ENDPOINT_SORTS, instances: FLEET_SORTS, services: SERVICE_SORTS } as const;

export type TableName = keyof typeof TABLES;

/** `endpoints:p95:desc`: by what one of the tables is sorted. */
export type TableSort = { table: TableName; column: string; direction: Direction };

/** `endpoints:orders`: what was searched for in one of the tables. */
export type TableSearch = { table: TableName; text: string };

export const TABLE_SORT = createParser<TableSort>({
  parse: (value) => {
    const [, table = '', column = '', direction = ''] = /^([^:]*):([^:]*):(asc|desc)$/.exec(value) ?? [];
    if (!isTable(table) || !TABLES[table].some((known) => known === column)) return null;
    return { table, column, direction: direction === 'asc' ? 'ascending' : 'descending' };
  },
  serialize: ({ table, column, direction }) => `${table}:${column}:${direction === 'ascending' ? 'asc' : 'desc'}`,
});

export const TABLE_SEARCH = createParser<TableSearch>({
  parse: (value) => {
    const [, table = '', text = ''] = /^([^:]*):(.+)$/s.exec(value) ?? [];
    return isTable(table) && text !== '' ? { table, text } : null;
  },
  serialize: ({ table, text }) => `${table}:${text}`,
});

const isTable = (name: string): name is TableName => Object.hasOwn(TABLES, name);

/** What the reader has made of one table. */
export function tableChoice(
  name: TableName,
  sorts: readonly TableSort[],
  searches: readonly TableSearch[],
): TableChoice {
  const sort = sorts.find(({ table }) => table === name);
  return {
    sorting: sort === undefined ? null : { column: sort.column, direction: sort.direction },
    search: searches.find(({ table }) => table === name)?.text ?? '',
  };
}

/**
 * The list with the entry of one table replaced, or taken out; null, which keeps the parameter out of the URL, where
 * none is left.
 */
export function withEntry<Entry extends { table: TableName }>(
  entries: readonly Entry[] | null,
  table: TableName,
  entry: Entry | null,
): Entry[] | null {
  const next = [...(entries ?? []).filter((other) => other.table !== table), ...(entry === null ? [] : [entry])];
  return next.length === 0 ? null : next;
}
