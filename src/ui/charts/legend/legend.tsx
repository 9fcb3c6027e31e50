import { memo, useLayoutEffect, useMemo, useRef, useState, type MouseEvent } from 'react';
import { formatValue } from '@/format/format-value';
import type { Unit } from '@/format/unit';
import { CutName } from '@/ui/cut-name';
import { KeepFocus } from '@/ui/keep-focus';
import type { LineStroke, SeriesColour } from '@/ui/charts/chart-series';
import { isolateLine, toggleLine, type HiddenKeys } from './legend-visibility';
import { Swatch } from './swatch';
import { atLeast } from '@/ui/charts/value-text';

/** `value` is the last one. `isRest`: it stands for many others, and its name is no value to filter by. */
export type LegendRow = {
  key: string;
  name: string;
  colour: SeriesColour;
  stroke?: LineStroke | undefined;
  value: number | null;
  isRest?: boolean;
};

/**
 * At most so many entries stand below a chart; where there are more, the last place is that of the button that shows
 * them.
 */
const ROWS = 6;

type LegendProps = {
  rows: readonly LegendRow[];
  unit: Unit;
  /** A value equal to this may be anything above, and is written with `≥`. */
  openAt?: number | null | undefined;
  /** Lines that the chart has no room for at all: more than those that wait behind the button. */
  leftOut?: number;
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

/**
 * What is done to a line. The same object for as long as the legend stands, so that a row is rendered only when it says
 * something else.
 */
type LegendActions = Readonly<Record<'toggle' | 'isolate' | 'pick', (key: string) => void>> & {
  highlight: (key: string | null) => void;
};

type RowProps = Omit<LegendRow, 'key' | 'value' | 'isRest'> & {
  id: string;
  text: string;
  isHidden: boolean;
  canPick: boolean;
  actions: LegendActions;
};

const Row = memo(function Row({ id, name, colour, stroke, text, isHidden, canPick, actions }: RowProps) {
  const isModified = (event: MouseEvent) => event.ctrlKey || event.metaKey || event.altKey;
  const toggle = (event: MouseEvent) => (isModified(event) ? actions.isolate(id) : actions.toggle(id));
  const pick = (event: MouseEvent) =>
    isModified(event) ? actions.isolate(id) : canPick ? actions.pick(id) : actions.toggle(id);
  const highlight = () => actions.highlight(id);
  const leave = () => actions.highlight(null);
  return (
    <li
      className={`flex h-5 min-w-0 items-center text-s pointer-coarse:h-7 ${isHidden ? 'text-ink-3 line-through' : 'text-ink-2'}`}
      onPointerEnter={highlight}
      onPointerLeave={leave}
      onFocus={highlight}
      onBlur={leave}
    >
      <button
        type="button"
        className="flex h-full flex-none items-center pr-2 pointer-coarse:pr-4"
        aria-pressed={!isHidden}
        aria-label={`Show ${name}`}
        title="Show or hide; with Ctrl only this line"
        onClick={toggle}
      >
        <Swatch colour={colour} stroke={stroke} className={isHidden ? 'opacity-30' : ''} />
      </button>
      <button
        type="button"
        className="h-full min-w-0 truncate text-left hover:text-ink"
        onClick={pick}
        title={canPick ? `Filter by ${name}` : undefined}
      >
        <CutName text={name} max={48} />
      </button>
      <b className={`ml-auto pl-2 font-normal whitespace-nowrap ${isHidden ? '' : 'text-ink'}`}>{text}</b>
    </li>
  );
});

function lastText(value: number | null, unit: Unit): string {
  const { text, unit: suffix } = formatValue(value, unit);
  return suffix === '' || suffix === '/s' || suffix === 'req/s' ? text : `${text}\u00a0${suffix}`;
}

/** Stable callbacks that use the latest properties of the legend. */
function useLegendActions(props: LegendProps): LegendActions {
  const latest = useRef(props);
  // What was rendered: a click comes after it.
  useLayoutEffect(() => {
    latest.current = props;
  });
  return useMemo(
    () => ({
      toggle: (key) => latest.current.onHidden(toggleLine(latest.current.hidden, key)),
      isolate: (key) =>
        latest.current.onHidden(
          isolateLine(
            latest.current.hidden,
            key,
            latest.current.rows.map((row) => row.key),
          ),
        ),
      pick: (key) => latest.current.onPick?.(key),
      highlight: (key) => latest.current.onHighlight?.(key),
    }),
    [],
  );
}

/**
 * The lines of a chart with their last values, largest first. A click on a name filters, on a swatch hides; with Ctrl,
 * Alt or Cmd only that line stays. All of it works from the keyboard: both are buttons.
 */
export function Legend(props: LegendProps) {
  const { rows, unit, openAt, leftOut = 0, hidden, onPick, className = 'grid-cols-2' } = props;
  const [isWhole, setIsWhole] = useState(false);
  const actions = useLegendActions(props);
  const sorted = sortRows(rows);
  const more = sorted.length > ROWS ? sorted.length - ROWS + 1 : 0;
  const shown = isWhole ? sorted : sorted.slice(0, sorted.length - more);
  return (
    // While another choice is asked about a chart may have no lines.
    <KeepFocus>
      <ul className={`grid content-start gap-x-6 ${className}`} aria-label="Lines">
        {shown.map(({ key, name, colour, stroke, value, isRest = false }) => (
          <Row
            key={key}
            id={key}
            name={name}
            colour={colour}
            stroke={stroke}
            text={`${atLeast(value ?? NaN, openAt)}${lastText(value, unit)}`}
            isHidden={hidden.has(key)}
            canPick={onPick !== undefined && !isRest}
            actions={actions}
          />
        ))}
        {more > 0 && (
          <li className="flex h-5 min-w-0 items-center text-s text-ink-2 pointer-coarse:h-7">
            <button
              type="button"
              className="flex-none text-accent hover:underline"
              aria-expanded={isWhole}
              onClick={() => setIsWhole(!isWhole)}
            >
              {isWhole ? 'Fewer' : `${more} more`}
            </button>
            {leftOut > 0 ? (
              <span title="Filter to see them" className="truncate">
                , {leftOut} not drawn
              </span>
            ) : null}
          </li>
        )}
      </ul>
    </KeepFocus>
  );
}
