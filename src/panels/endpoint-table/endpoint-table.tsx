import { useMemo, useState } from 'react';
import { errorRatioOf } from '@/dashboard/derivation/error-ratio';
import { windowText } from '@/dashboard/window-text';
import { formatText, formatValue } from '@/format/format-value';
import { counted } from '@/health/words';
import type { PanelView } from '@/panels/panel-view';
import { freshnessData } from '@/panels/state/freshness-data';
import { Skeleton } from '@/ui/loading/skeleton';
import type { RowKind } from '@/ui/table/column';
import { DataTable, type TableActions, type TableChoice } from '@/ui/table/data-table';
import type { Sorting, SortKey } from '@/ui/table/sorting';
import type { RestRow } from '@/ui/table/wide-table';
import { endpointColumns } from './endpoint-columns';
import type { EndpointRow } from './endpoint-rows';
import { splitRows, type RemainingRows, type UnaskedEndpoints } from './remaining-rows';

export type EndpointTableProps = {
  /** null until the first answer. */
  rows: readonly EndpointRow[] | null;
  /** Why no number can be relied on, in which case there are no rows; null where they can. */
  unreliable: string | null;
  /** Whose values the endpoints are. */
  label: string;
  /**
   * What the endpoints received that were not asked for, because there are too many; null where the rows are all of
   * them.
   */
  unasked: UnaskedEndpoints | null;
  hasLatency: boolean;
  /** Whether the durations are not answered yet: that there are none is not known before. */
  isLatencyAwaited: boolean;
  hasErrors: boolean;
  /** Seconds over which the rates are averaged, which are longer than those of the tiles; null until that is known. */
  errorWindow: number | null;
  /** The range in words, over the two columns of lines: `Last 1 h`. */
  rangeText: string;
  /** The endpoints that the page is filtered by; picking one of them again is meant to take it out. */
  selected: readonly string[];
  view: Pick<PanelView, 'pick' | 'colourOf' | 'freshness'>;
  choice: TableChoice;
  actions: TableActions;
};

const WORST_FIRST: Sorting = { column: 'state', direction: 'descending' };

const BUSIEST_FIRST: Sorting = { column: 'requests', direction: 'descending' };

const TIES: readonly SortKey<EndpointRow>[] = [
  { value: ({ errorRatio }) => errorRatio, direction: 'descending' },
  { value: ({ p95 }) => p95?.value ?? null, direction: 'descending' },
  { value: ({ endpoint }) => endpoint, direction: 'ascending' },
];

/** Every endpoint in a row, the one that stands worst first. */
export function EndpointTable({
  rows,
  unreliable,
  label,
  unasked,
  hasLatency,
  isLatencyAwaited,
  hasErrors,
  errorWindow,
  rangeText,
  selected,
  view,
  choice,
  actions,
}: EndpointTableProps) {
  const [isWhole, setIsWhole] = useState(false);
  const { colourOf, pick } = view;
  const isOld = view.freshness.state !== 'current';
  const columns = useMemo(
    () => endpointColumns({ hasLatency, isLatencyAwaited, hasErrors, rangeText, isOld, colourOf }),
    [hasLatency, isLatencyAwaited, hasErrors, rangeText, isOld, colourOf],
  );
  const kind = useMemo(
    (): RowKind<EndpointRow> => ({
      attribute: 'data-endpoint',
      keyOf: ({ endpoint }) => endpoint,
      lookOf: ({ endpoint, state }) => ({ level: isOld ? 'unknown' : state, isSelected: selected.includes(endpoint) }),
      pick: ({ endpoint }) => pick('endpoint', endpoint),
      isSwitch: true,
    }),
    [isOld, selected, pick],
  );
  const split = (sorted: readonly EndpointRow[]) => {
    const { shown, rest } = isWhole ? { shown: sorted, rest: null } : splitRows(sorted);
    return { shown, rest: restRow(rest, unasked, () => setIsWhole(true)) };
  };
  return (
    <section
      aria-label="Endpoints"
      {...freshnessData(view.freshness, rows === null)}
      className="mt-4 px-4 pb-4 wide:mt-6 wide:px-6 wide:pb-2"
    >
      <header className="flex items-baseline gap-3 pb-1">
        <h2 className="text-l">Endpoints</h2>
        <p className="min-w-0 truncate text-s text-ink-2">
          {choice.sorting === null ? `${hasErrors ? 'worst' : 'busiest'} first; ` : ''}
          {errorWindow === null ? '' : `over ${windowText(errorWindow)}; `}a row filters the page
        </p>
        <p className="ml-auto text-s whitespace-nowrap text-ink-2">
          {rows === null || unreliable !== null ? '' : countText(rows.length, unasked === null ? null : label)}
        </p>
      </header>
      {rows === null ? <TableSkeleton /> : null}
      {rows?.length === 0 ? (
        <p className="border-t border-line py-2 text-s text-ink-2">
          {unreliable === null
            ? 'No endpoint is known: nothing was received, or requests are not told apart by endpoint.'
            : `Not reliable: ${unreliable}`}
        </p>
      ) : null}
      {rows === null || rows.length === 0 ? null : (
        <div className={isOld ? 'aged' : ''}>
          <DataTable
            name="endpoints"
            columns={columns}
            kind={kind}
            rows={rows}
            usual={hasErrors ? WORST_FIRST : BUSIEST_FIRST}
            ties={TIES}
            choice={choice}
            actions={actions}
            split={split}
          />
        </div>
      )}
    </section>
  );
}

/** `label`: whose values are too many for all of them to be asked for; null where these are all. */
function countText(rows: number, label: string | null) {
  if (label === null) return counted(rows, 'endpoint');
  return (
    <>
      <span className="max-desk:hidden">
        <code>{label}</code> has too many values to show all:{' '}
      </span>
      the {rows} busiest
      <span className="max-desk:hidden">, a filter finds any other</span>
    </>
  );
}

/** One row for what is not shown and for what is not even asked for. */
function restRow(rest: RemainingRows | null, unasked: UnaskedEndpoints | null, showAll: () => void): RestRow | null {
  if (rest === null && unasked === null) return null;
  const requestRate = (rest?.requestRate ?? 0) + (unasked?.requestRate ?? 0);
  const serverErrorRate = (rest?.serverErrorRate ?? 0) + (unasked?.serverErrorRate ?? 0);
  return {
    name: (
      <>
        {unasked === null ? `${rest?.count} others` : 'All others'}
        {rest === null ? null : (
          <button type="button" className="ml-3 text-s text-accent hover:underline" onClick={showAll}>
            {unasked === null ? 'Show all' : `Show ${rest.count} more`}
          </button>
        )}
      </>
    ),
    values: {
      requests: formatValue(requestRate, 'requestsPerSecond').text,
      errors: formatText(errorRatioOf(serverErrorRate, requestRate), 'ratio'),
      'server-errors': formatValue(serverErrorRate, 'perSecond').text,
    },
  };
}

/** As many rows as a small service has: what comes is about as high. */
const SKELETON_ROWS = 8;

function TableSkeleton() {
  return Array.from({ length: SKELETON_ROWS }, (_, place) => (
    <div key={place} className="flex h-8 items-center border-t border-line">
      <Skeleton className="h-3 w-60" />
    </div>
  ));
}
