import { ChevronDown, ChevronUp } from 'lucide-react';
import type { SortColumn, Sorting } from './sort-rows';

/** Space beside the cells: the first and the last stand on the edges of the page. */
export const CELL = 'px-1.5 first:pl-0 last:pr-0 desk:px-2.5 wide:px-4';

type ColumnHeadsProps = { sorting: Sorting; hasLatency: boolean; rangeText: string; sortBy: (column: SortColumn) => void };

export function ColumnHeads({ sorting, hasLatency, rangeText, sortBy }: ColumnHeadsProps) {
  const about = { sorting, sortBy };
  return (
    <thead className="text-s text-ink-3">
      <tr>
        <SortHead {...about} column="state" text="State" className="text-left max-desk:hidden" />
        <SortHead {...about} column="endpoint" text="Endpoint" className="text-left max-desk:pl-0" />
        <SortHead {...about} column="requests" text="req/s" className="text-right" />
        <CourseHead text={rangeText} of="Requests" />
        <SortHead {...about} column="errors" text="Errors" className="text-right" />
        <CourseHead text={rangeText} of="Errors" />
        <SortHead {...about} column="serverErrors" text="5xx/s" className="text-right max-desk:hidden" />
        {hasLatency ? <SortHead {...about} column="p95" text="p95" className="text-right" /> : null}
      </tr>
    </thead>
  );
}

type SortHeadProps = Pick<ColumnHeadsProps, 'sorting' | 'sortBy'> & { column: SortColumn; text: string; className: string };

function SortHead({ sorting, sortBy, column, text, className }: SortHeadProps) {
  const direction = sorting.column === column ? sorting.direction : undefined;
  const Arrow = direction === 'ascending' ? ChevronUp : ChevronDown;
  return (
    <th scope="col" aria-sort={direction} className={`py-1 font-normal whitespace-nowrap ${CELL} ${className}`}>
      <button type="button" className={`inline-flex items-center gap-1 hover:text-ink ${direction === undefined ? '' : 'text-ink'}`} onClick={() => sortBy(column)}>
        {text}
        {direction === undefined ? null : <Arrow aria-hidden="true" className="size-3" />}
      </button>
    </th>
  );
}

function CourseHead({ text, of }: { text: string; of: string }) {
  return (
    <th scope="col" className={`py-1 pl-6 text-left font-normal whitespace-nowrap max-desk:hidden ${CELL}`}>
      <span className="sr-only">{of}, </span>
      {text}
    </th>
  );
}
