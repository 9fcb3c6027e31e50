import { useMemo } from 'react';
import type { SectionId } from '@/dashboard/panel';
import { counted, joined } from '@/health/words';
import type { PanelView } from '@/panels/panel-view';
import { freshnessData } from '@/panels/state/freshness-data';
import type { RowKind } from '@/ui/table/column';
import { DataTable, type TableActions, type TableChoice } from '@/ui/table/data-table';
import type { Sorting, SortKey } from '@/ui/table/sorting';
import { fleetColumns } from './fleet-columns';
import { isDown } from './instance-cells';
import type { InstanceRow } from './instance-rows';

export type FleetTableProps = {
  rows: readonly InstanceRow[];
  /** Whether what only this table shows is not answered yet. */
  isAwaited: boolean;
  hasRequests: boolean;
  /** Whether anybody counts failures. */
  hasErrors: boolean;
  /** What is of all endpoints although the reader has chosen some. */
  ofAllEndpoints: readonly SectionId[];
  rangeText: string;
  /** The instances that the page is filtered by; picking one of them again is meant to take it out. */
  selected: readonly string[];
  view: Pick<PanelView, 'pick' | 'freshness'>;
  choice: TableChoice;
  actions: TableActions;
};

const COLUMNS: Readonly<Record<SectionId, string>> = { traffic: 'req/s', errors: 'errors', latency: 'p95', system: '' };

/** `errors and p95 of all endpoints; `: otherwise they would be taken for those of the endpoints that are chosen. */
const allText = (sections: readonly SectionId[]) =>
  sections.length === 0 ? '' : `${joined(sections.map((section) => COLUMNS[section]))} of all endpoints; `;

const WORST_FIRST: Sorting = { column: 'state', direction: 'descending' };

const TIES: readonly SortKey<InstanceRow>[] = [
  { value: ({ saturation }) => saturation?.share ?? null, direction: 'descending' },
  { value: ({ instance }) => instance, direction: 'ascending' },
];

/** Every instance in a row, the one that is down first, then the one that stands out. */
export function FleetTable({
  rows,
  isAwaited,
  hasRequests,
  hasErrors,
  ofAllEndpoints,
  rangeText,
  selected,
  view,
  choice,
  actions,
}: FleetTableProps) {
  const { pick } = view;
  const isOld = view.freshness.state !== 'current';
  const isSilent = view.freshness.state === 'unreachable';
  const columns = useMemo(
    () => fleetColumns({ rangeText, isAwaited, isOld, isSilent, hasRequests, hasErrors }),
    [rangeText, isAwaited, isOld, isSilent, hasRequests, hasErrors],
  );
  const kind = useMemo(
    (): RowKind<InstanceRow> => ({
      attribute: 'data-fleet',
      keyOf: ({ instance }) => instance,
      lookOf: (row) => ({
        level: isSilent || (isOld && !isDown(row)) ? 'unknown' : row.level,
        isSelected: selected.includes(row.instance),
      }),
      pick: ({ instance }) => pick('instance', instance),
      isSwitch: true,
    }),
    [isOld, isSilent, selected, pick],
  );
  return (
    <section aria-label="Fleet" {...freshnessData(view.freshness)} className="mt-4 px-4 pb-8 wide:mt-6 wide:px-6">
      <header className="flex items-baseline gap-3 pb-1">
        <h2 className="text-l">Fleet</h2>
        <p className="min-w-0 truncate text-s text-ink-2">
          {allText(ofAllEndpoints)}
          {choice.sorting === null ? 'worst first; ' : ''}▲ differs from the others; a row filters the page
        </p>
        <p className="ml-auto text-s whitespace-nowrap text-ink-2">{fleetText(rows)}</p>
      </header>
      <div className={isOld ? 'aged' : ''}>
        <DataTable
          name="instances"
          columns={columns}
          kind={kind}
          rows={rows}
          usual={WORST_FIRST}
          ties={TIES}
          choice={choice}
          actions={actions}
        />
      </div>
    </section>
  );
}

function fleetText(rows: readonly InstanceRow[]): string {
  const up = rows.filter((row) => !isDown(row)).length;
  const partial = rows.filter(({ state }) => state === 'partial').length;
  return up === rows.length
    ? `${counted(up, 'instance')}, ${partial === 0 ? 'all up' : `${partial} partial`}`
    : `${up} of ${counted(rows.length, 'instance')} up`;
}
