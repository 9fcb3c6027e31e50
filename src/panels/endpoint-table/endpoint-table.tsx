import { useMemo, useState } from 'react';
import type { PanelView } from '@/panels/panel-view';
import { counted } from '@/health/words';
import { Skeleton } from '@/ui/skeleton';
import { ColumnHeads } from './column-heads';
import { EndpointLine } from './endpoint-line';
import { RestLine } from './rest-line';
import type { EndpointRow } from './endpoint-rows';
import { splitRows } from './remaining-rows';
import { nextSorting, sortRows, WORST_FIRST } from './sort-rows';

export type EndpointTableProps = {
  /** null until the first answer. */
  rows: readonly EndpointRow[] | null;
  /** Whether the histogram tells endpoints apart; without that there is no column for p95. */
  hasLatency: boolean;
  /** The range in words, over the two columns of lines: `last hour`. */
  rangeText: string;
  /** The endpoints that the page is filtered by; picking one of them again is meant to take it out. */
  selected: readonly string[];
  view: Pick<PanelView, 'pick' | 'colourOf' | 'freshness'>;
};

/** Every endpoint in a row, the one that fails most first. */
export function EndpointTable({ rows, hasLatency, rangeText, selected, view }: EndpointTableProps) {
  const [sorting, setSorting] = useState(WORST_FIRST);
  const [isWhole, setIsWhole] = useState(false);
  const sorted = useMemo(() => sortRows(rows ?? [], sorting), [rows, sorting]);
  const { shown, rest } = isWhole ? { shown: sorted, rest: null } : splitRows(sorted);
  const isOld = view.freshness.state !== 'current';
  return (
    <section aria-label="Endpoints" className="mt-4 px-4 pb-8 wide:mt-6 wide:px-6">
      <header className="flex items-baseline gap-3 pb-2">
        <h2 className="text-l">Endpoints</h2>
        <p className="min-w-0 truncate text-s text-ink-2">worst first; a row filters the page</p>
        <p className="ml-auto text-s whitespace-nowrap text-ink-2">{rows === null ? '' : counted(rows.length, 'endpoint')}</p>
      </header>
      {rows === null ? <TableSkeleton /> : null}
      {rows?.length === 0 ? <p className="border-t border-line py-2 text-s text-ink-2">No endpoint is known: nothing was received, or the requests are not told apart by endpoint.</p> : null}
      {sorted.length > 0 ? (
        <table className="w-full border-collapse text-m">
          <ColumnHeads sorting={sorting} hasLatency={hasLatency} rangeText={rangeText} sortBy={(column) => setSorting(nextSorting(sorting, column))} />
          <tbody className={isOld ? 'aged' : ''}>
            {shown.map((row) => (
              <EndpointLine key={row.endpoint} row={row} hasLatency={hasLatency} isOld={isOld} isSelected={selected.includes(row.endpoint)} view={view} />
            ))}
            {rest === null ? null : <RestLine rest={rest} hasLatency={hasLatency} showAll={() => setIsWhole(true)} />}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}

/** As many rows as a small service has: what comes is about as high. */
const SKELETON_ROWS = 8;

function TableSkeleton() {
  return Array.from({ length: SKELETON_ROWS }, (_, place) => (
    <div key={place} className="flex h-8 items-center border-t border-line"><Skeleton className="h-3 w-60" /></div>
  ));
}
