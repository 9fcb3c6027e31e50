import { useState, type MouseEvent } from 'react';
import { formatValue } from '@/format/format-value';
import type { Unit } from '@/format/unit';
import { Isolate } from '@/ui/isolate';
import type { SeriesColour } from './chart-series';
import { isolateLine, toggleLine, type HiddenKeys } from './legend-visibility';
import { Swatch } from './swatch';

/** `value` is the last one. */
export type LegendRow = { key: string; name: string; colour: SeriesColour; value: number | null };

/** As many rows as stand below a chart before it is more legend than chart; the others wait behind "n more". */
const ROWS = 6;

type LegendProps = {
  rows: readonly LegendRow[];
  unit: Unit;
  hidden: HiddenKeys;
  onHidden: (hidden: HiddenKeys) => void;
  /** A click on a name: filter by it. Without it the name hides the line, as the swatch does. */
  onPick?: ((key: string) => void) | undefined;
  onHighlight?: ((key: string | null) => void) | undefined;
  className?: string;
};

/** Largest first, unknown last: where the eye lands is what matters most. */
export function sortRows(rows: readonly LegendRow[]): readonly LegendRow[] {
  const size = ({ value }: LegendRow) => (value === null || Number.isNaN(value) ? -Infinity : value);
  return [...rows].sort((a, b) => size(b) - size(a) || (a.name < b.name ? -1 : 1));
}

type RowProps = Pick<LegendProps, 'unit' | 'onPick' | 'onHighlight'> & { row: LegendRow; isHidden: boolean; onToggle: () => void; onIsolate: () => void };

function Row({ row, unit, isHidden, onPick, onHighlight, onToggle, onIsolate }: RowProps) {
  const { text, unit: suffix } = formatValue(row.value, unit);
  const isModified = (event: MouseEvent) => event.ctrlKey || event.metaKey || event.altKey;
  const toggle = (event: MouseEvent) => (isModified(event) ? onIsolate() : onToggle());
  const pick = (event: MouseEvent) => {
    if (isModified(event)) onIsolate();
    else if (onPick === undefined) onToggle();
    else onPick(row.key);
  };
  const highlight = { onPointerEnter: () => onHighlight?.(row.key), onPointerLeave: () => onHighlight?.(null), onFocus: () => onHighlight?.(row.key), onBlur: () => onHighlight?.(null) };
  return (
    <li className={`flex h-5 min-w-0 items-center text-s ${isHidden ? 'text-ink-3 line-through' : 'text-ink-2'}`} {...highlight}>
      <button type="button" className="flex h-5 flex-none items-center pr-2" aria-pressed={!isHidden} aria-label={`Show ${row.name}`} title="Show or hide; with Ctrl only this line" onClick={toggle}>
        <Swatch colour={row.colour} className={isHidden ? 'opacity-30' : ''} />
      </button>
      <button type="button" className="min-w-0 truncate text-left hover:text-ink" onClick={pick} title={onPick === undefined ? undefined : `Filter by ${row.name}`}>
        <Isolate text={row.name} max={48} />
      </button>
      <b className={`ml-auto pl-2 font-normal whitespace-nowrap ${isHidden ? '' : 'text-ink'}`}>
        {text}
        {suffix === '' || suffix === '/s' || suffix === 'req/s' ? '' : `\u00a0${suffix}`}
      </b>
    </li>
  );
}

/**
 * The lines of a chart with their last values, largest first. A click on a name filters, on a swatch hides; with Ctrl, Alt or Cmd only that line
 * stays. All of it works from the keyboard: both are buttons.
 */
export function Legend({ rows, unit, hidden, onHidden, onPick, onHighlight, className = 'grid-cols-2' }: LegendProps) {
  const [isWhole, setIsWhole] = useState(false);
  const sorted = sortRows(rows);
  const keys = rows.map(({ key }) => key);
  const shown = isWhole ? sorted : sorted.slice(0, ROWS);
  const more = sorted.length - ROWS;
  return (
    <ul className={`grid content-start gap-x-6 ${className}`} aria-label="Lines">
      {shown.map((row) => (
        <Row
          key={row.key}
          row={row}
          unit={unit}
          isHidden={hidden.has(row.key)}
          onPick={onPick}
          onHighlight={onHighlight}
          onToggle={() => onHidden(toggleLine(hidden, row.key))}
          onIsolate={() => onHidden(isolateLine(hidden, row.key, keys))}
        />
      ))}
      {more > 0 && (
        <li className="flex h-5 items-center text-s">
          <button type="button" className="text-accent hover:underline" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? 'Fewer' : `${more} more`}
          </button>
        </li>
      )}
    </ul>
  );
}
