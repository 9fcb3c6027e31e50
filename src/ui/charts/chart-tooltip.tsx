import { memo, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { formatClock, formatDateTime } from '@/format/clock';
import { formatText } from '@/format/format-value';
import { Isolate } from '@/ui/isolate';
import type { ChartScene } from './chart-scene';
import type { Crosshair } from './crosshair';
import { xOf, type Plot } from './plot';
import { Swatch } from './swatch';
import { tooltipLeft } from './tooltip-left';
import { tooltipRows, type TooltipRow } from './tooltip-rows';

const DAY = 86_400;

/** Swatch and name apart from the number, which alone is another one at the next sample. */
const Name = memo(function Name({ name, colour }: Pick<TooltipRow, 'name' | 'colour'>) {
  return (
    <>
      <Swatch colour={colour} />
      <Isolate text={name} max={40} />
    </>
  );
});

const Row = memo(function Row({ name, colour, breaching, text }: Pick<TooltipRow, 'name' | 'colour' | 'breaching'> & { text: string }) {
  return (
    <div className={`flex items-center gap-2 leading-[1.5] ${breaching ? 'text-crit' : ''}`} data-series={name}>
      <Name name={name} colour={colour} />
      <b className="ml-auto min-w-22 pl-4 text-right">{text}</b>
    </div>
  );
});

/**
 * Time and values under the crosshair, in the chart that put it there and in no other. It is read out when the keyboard moved it; a pointer
 * would make a screen reader talk without end.
 */
export function ChartTooltip({ id, crosshair, scene, plot, width }: { id: string; crosshair: Crosshair; scene: ChartScene; plot: Plot; width: number }) {
  const element = useRef<HTMLOutputElement>(null);
  const position = useSyncExternalStore(crosshair.subscribe, () => (crosshair.get()?.source === id ? crosshair.get() : null));
  // The layout: how wide the tooltip has become.
  useLayoutEffect(() => {
    if (element.current === null || position === null) return;
    const left = `${tooltipLeft(plot, width, xOf(plot, position.time), element.current.offsetWidth)}px`;
    if (element.current.style.left !== left) element.current.style.left = left;
  });
  if (position === null || position.time < plot.start || position.time > plot.end) return null;
  const { rows, more } = tooltipRows(scene, position.time);
  const isLong = plot.end - plot.start > DAY;
  return (
    <output
      ref={element}
      aria-live={position.by === 'keyboard' ? 'polite' : 'off'}
      data-tooltip
      className="pointer-events-none absolute z-10 block w-max min-w-40 border border-line-2 bg-raise px-3 py-2 text-s whitespace-nowrap text-ink"
      style={{ top: Math.round(plot.upper + 4 * plot.scale) }}
    >
      <time dateTime={new Date(position.time * 1000).toISOString()} className="mb-1 block text-ink-2">
        {isLong ? formatDateTime(position.time, scene.timeZone) : formatClock(position.time, scene.timeZone, true)} {scene.timeZone}
      </time>
      {rows.length === 0 && <div className="text-ink-2">No data</div>}
      {rows.map((row) => (
        <Row key={row.key} name={row.name} colour={row.colour} breaching={row.breaching} text={formatText(row.value, scene.unit)} />
      ))}
      {more > 0 && <div className="text-ink-3">{more} more</div>}
    </output>
  );
}
