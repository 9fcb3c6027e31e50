import { memo, useState, type CSSProperties } from 'react';
import { MISSED_FOR } from '@/dashboard/queries/pulse-parts';
import type { Fleet } from '@/health/system/fleet';
import type { InstanceFacts } from '@/health/service-facts';
import { freshnessData } from '@/panels/state/freshness-data';
import type { PanelView } from '@/panels/panel-view';
import { Swatch } from '@/ui/charts/legend/swatch';
import { Isolate } from '@/ui/isolate';
import { SkeletonStrip } from '@/ui/loading/skeleton-strip';
import { StateMark } from '@/ui/indicators/state-mark';
import { CELLS, instanceCells, isDown, type InstanceCell, type InstanceHistory } from './instance-cells';

/** Cells beside each other on a desk. */
const COLUMNS = 4;

export type FleetStripProps = {
  /** null until the first answer. */
  instances: readonly InstanceFacts[] | null;
  /** Which instances should be there (`fleetOf`); without it none counts as vanished. */
  fleet: Fleet | null;
  history: InstanceHistory;
  /** Unix seconds on the server's clock. */
  now: number;
  /** The instances that the page is filtered by; picking one of them again is meant to take it out. */
  selected: readonly string[];
  view: Pick<PanelView, 'pick' | 'colourOf' | 'freshness'>;
};

/** One cell per instance, which is also the legend of the charts of CPU and memory above it. */
export function FleetStrip({ instances, fleet, history, now, selected, view }: FleetStripProps) {
  const [isWhole, setIsWhole] = useState(false);
  if (instances === null) return <SkeletonStrip cell="h-17.5 px-3 py-2.5" />;
  const cells = instanceCells(instances, fleet, history, now);
  if (cells.length === 0)
    return (
      <p className="mt-2 border-t border-line pt-2 text-s text-ink-2">
        No instance is known: nothing of this service was scraped for {MISSED_FOR / 60} min.
      </p>
    );
  const visible = isWhole ? cells : cells.slice(0, CELLS);
  // Whether an instance answers is known from a server that answers, however old its samples are.
  const isOld = view.freshness.state === 'unreachable';
  return (
    <section aria-label="Instances" {...freshnessData(view.freshness)} className={isOld ? 'aged' : ''}>
      <ul
        style={columnsOf(cells.length)}
        className="mt-2 grid grid-cols-2 border-t border-line desk:grid-cols-[repeat(var(--columns),minmax(0,1fr))]"
      >
        {visible.map((cell) => (
          <FleetCell
            key={cell.instance}
            cell={cell}
            isOld={isOld}
            isSelected={selected.includes(cell.instance)}
            view={view}
          />
        ))}
      </ul>
      {cells.length > CELLS ? (
        <button
          type="button"
          aria-expanded={isWhole}
          className="mt-2 text-s text-accent hover:underline"
          onClick={() => setIsWhole(!isWhole)}
        >
          {isWhole ? `Show the worst ${CELLS} only` : moreText(cells.slice(CELLS))}
        </button>
      ) : null}
    </section>
  );
}

// A custom property, because the number of columns is only known here and its breakpoint only in the style sheet.
const columnsOf = (count: number) => ({ '--columns': Math.min(COLUMNS, count) }) as CSSProperties;

function moreText(hidden: readonly InstanceCell[]): string {
  return `${hidden.length} more${hidden.every(({ state }) => state === 'up') ? ', all up' : ''}`;
}

type FleetCellProps = { cell: InstanceCell; isOld: boolean; isSelected: boolean; view: FleetStripProps['view'] };

/** Rendered again only when it says something else: half of the refreshes find no new sample. */
const FleetCell = memo(
  CellView,
  (before, next) => wordsOf(before) === wordsOf(next) && before.view.pick === next.view.pick,
);

function wordsOf({ cell: { instance, state, load, age, error }, isOld, isSelected, view }: FleetCellProps): string {
  return JSON.stringify([instance, state, load, age, error, isOld, isSelected, view.colourOf(instance)]);
}

function CellView({ cell, isOld, isSelected, view }: FleetCellProps) {
  const isBad = isDown(cell) && !isOld;
  const ground = isBad
    ? 'bg-crit-tint [box-shadow:inset_0_3px_0_var(--crit-fill)]'
    : isSelected
      ? 'bg-sel'
      : 'hover:bg-hover';
  return (
    <li
      data-instance={cell.instance}
      data-instance-state={cell.state}
      className="min-w-0 border-line max-desk:even:border-l max-desk:[&:nth-child(n+3)]:border-t desk:not-[:nth-child(4n+1)]:border-l desk:[&:nth-child(n+5)]:border-t"
    >
      <button
        type="button"
        aria-pressed={isSelected}
        title={`${cell.error === '' ? cell.load : cell.error}\n${cell.age}`}
        onClick={() => view.pick('instance', cell.instance)}
        className={`block w-full px-3 py-2 text-left text-s text-ink-2 ${ground} ${isSelected ? 'outline-1 -outline-offset-1 outline-accent focus-visible:outline-3' : ''}`}
      >
        <span className="flex items-center gap-1.5 font-semibold whitespace-nowrap text-ink">
          <Swatch colour={view.colourOf(cell.instance)} />
          <span className="min-w-0 truncate">
            <Isolate text={cell.instance} max={32} />
          </span>
          <span className="ml-auto font-normal">
            <FleetMark cell={cell} isOld={isOld} />
          </span>
        </span>
        <span className={`block desk:truncate ${isBad ? 'text-ink' : ''}`}>{cell.load}</span>
        <span className="block desk:truncate">{cell.age === '' ? '\u00a0' : cell.age}</span>
      </button>
    </li>
  );
}

function FleetMark({ cell, isOld }: { cell: InstanceCell; isOld: boolean }) {
  const { state } = cell;
  if (isOld) return <StateMark kind="stale" word={isDown(cell) ? 'was down' : 'was up'} glyphClass="size-[.8125rem]" />;
  return (
    <StateMark
      kind={state === 'vanished' ? 'down' : state}
      word={state === 'vanished' ? 'Vanished' : undefined}
      glyphClass="size-[.8125rem]"
    />
  );
}
