import { memo, useCallback, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { formatClock, formatDateTime } from '@/format/clock';
import { Isolate } from '@/ui/isolate';
import type { ChartBox } from '@/ui/charts/layout/chart-box';
import type { ChartScene } from '@/ui/charts/chart-scene';
import { xOf, type Plot } from '@/ui/charts/layout/plot';
import { Swatch } from '@/ui/charts/legend/swatch';
import { valueText } from '@/ui/charts/value-text';
import type { Crosshair } from './crosshair';
import { subscribePaced } from './paced-moves';
import { tooltipLeft, tooltipTop } from './tooltip-place';
import { tooltipRows, type TooltipRow } from './tooltip-rows';
import { useScreenAround } from './use-screen-around';

const DAY = 86_400;

/** Swatch and name apart from the number, which alone is another one at the next sample. */
const Name = memo(function Name({ name, colour, stroke }: Pick<TooltipRow, 'name' | 'colour' | 'stroke'>) {
  return (
    <span className="flex min-w-0 items-center gap-2 laptop:contents">
      <Swatch colour={colour} stroke={stroke} />
      <Isolate text={name} max={40} className="min-w-0 [overflow-wrap:anywhere]" />
    </span>
  );
});

type RowProps = Pick<TooltipRow, 'name' | 'colour' | 'stroke' | 'breaching'> & { text: string };

/**
 * A number that finds no room beside its name stands below it. On a wide screen every name has room, and no move pays
 * for lines that might wrap.
 */
const Row = memo(function Row({ name, colour, stroke, breaching, text }: RowProps) {
  return (
    <div
      className={`flex flex-wrap items-center gap-x-2 leading-[1.5] laptop:flex-nowrap ${breaching ? 'text-crit' : ''}`}
      data-series={name}
    >
      <Name name={name} colour={colour} stroke={stroke} />
      <b className="ml-auto text-right whitespace-nowrap desk:min-w-22 desk:pl-4">{text}</b>
    </div>
  );
});

/** No wider than half the screen less a gap: so much fits beside a crosshair wherever that stands. */
const WIDTH = 'w-max min-w-[min(10rem,calc(50vw-1.25rem))] max-w-[calc(50vw-1.25rem)]';

type TooltipBoxProps = { crosshair: Crosshair; scene: ChartScene; plot: Plot; box: ChartBox };

/**
 * Time and values where the crosshair stands, as often as they can be read. They are read out when the keyboard moved
 * it; a pointer would make a screen reader talk without end.
 */
export function TooltipBox({ crosshair, scene, plot, box }: TooltipBoxProps) {
  const subscribe = useCallback((listener: () => void) => subscribePaced(crosshair, listener), [crosshair]);
  const position = useSyncExternalStore(subscribe, crosshair.get);
  const element = useRef<HTMLOutputElement>(null);
  const screenAround = useScreenAround(element);
  // The layout: how large the tooltip has become.
  useLayoutEffect(() => {
    const screen = screenAround();
    if (position === null || element.current === null || screen === null) return;
    const { style, offsetWidth, offsetHeight } = element.current;
    const left = `${tooltipLeft(plot, box.width, xOf(plot, position.time), offsetWidth, screen)}px`;
    const top = `${tooltipTop(plot, box.height, offsetHeight, screen)}px`;
    if (style.left !== left) style.left = left;
    if (style.top !== top) style.top = top;
  });
  if (position === null) return null;
  const { rows, more } = tooltipRows(scene, position.time);
  const isLong = plot.end - plot.start > DAY;
  return (
    <output
      ref={element}
      aria-live={position.by === 'keyboard' ? 'polite' : 'off'}
      data-tooltip
      className={`pointer-events-none absolute z-10 block border border-line-2 bg-raise px-3 py-2 text-s text-ink laptop:whitespace-nowrap ${WIDTH}`}
    >
      <time dateTime={new Date(position.time * 1000).toISOString()} className="mb-1 block text-ink-2">
        {isLong ? formatDateTime(position.time, scene.timeZone) : formatClock(position.time, scene.timeZone, true)}{' '}
        {scene.timeZone}
      </time>
      {rows.length === 0 && <div className="text-ink-2">No data</div>}
      {/*
        By rank and not by line: among many lines others are the largest at each move, and to write a row anew costs
        less than to make another.
      */}
      {rows.map((row) => (
        <Row
          key={row.rank}
          name={row.name}
          colour={row.colour}
          stroke={row.stroke}
          breaching={row.breaching}
          text={valueText(row.value, scene)}
        />
      ))}
      {more > 0 && <div className="text-ink-3">{more} more</div>}
    </output>
  );
}
