import { useMemo } from 'react';
import type { RowKind } from '@/ui/table/column';
import { DataTable, type TableActions, type TableChoice } from '@/ui/table/data-table';
import type { Sorting, SortKey } from '@/ui/table/sorting';
import { useIsWide } from '@/ui/wide';
import { serviceColumns } from './service-columns';
import type { ServiceRow } from './service-row';

type ServicesTableProps = {
  /** As `rankServices` has ordered them. */
  rows: readonly ServiceRow[];
  rangeText: string;
  /** Unix seconds on the server's clock. */
  now: number;
  open: (service: string) => void;
  choice: TableChoice;
  actions: TableActions;
};

const WORST_FIRST: Sorting = { column: 'health', direction: 'descending' };

/**
 * Forty rows of this height and what stands above them are one screen of 1080 lines. A smaller screen scrolls anyway, and
 * has room for what is wrong in two lines only.
 */
const DENSE_FROM = 25;

/** Every service in a row, the one that stands worst first. A row is a way to its page. */
export function ServicesTable({ rows, rangeText, now, open, choice, actions }: ServicesTableProps) {
  const isDense = useIsWide() && rows.length >= DENSE_FROM;
  const columns = useMemo(() => serviceColumns({ rangeText, now, isDense }), [rangeText, now, isDense]);
  // Among equally bad ones the order of the ranking holds.
  const ties = useMemo((): SortKey<ServiceRow>[] => {
    const places = new Map(rows.map((row, place) => [row, place]));
    return [{ value: (row) => places.get(row) ?? null, direction: 'ascending' }];
  }, [rows]);
  const kind = useMemo(
    (): RowKind<ServiceRow> => ({
      attribute: 'data-service',
      keyOf: ({ service }) => service,
      lookOf: ({ level }) => ({ level, isSelected: false }),
      pick: ({ service }) => open(service),
      isSwitch: false,
    }),
    [open],
  );
  return (
    <DataTable
      name="services"
      columns={columns}
      kind={kind}
      rows={rows}
      usual={WORST_FIRST}
      ties={ties}
      choice={choice}
      actions={actions}
      isDense={isDense}
    />
  );
}
