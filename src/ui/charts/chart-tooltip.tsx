import { useSyncExternalStore } from 'react';
import { formatClock, formatDateTime } from '@/format/clock';
import { formatText } from '@/format/format-value';
import { Isolate } from '@/ui/isolate';
import type { ChartScene } from './chart-scene';
import type { Crosshair } from './crosshair';
import { xOf, type Plot } from './plot';
import { Swatch } from './swatch';
import { tooltipRows, type TooltipRow } from './tooltip-rows';

const DAY = 86_400;
/** Past this share of the width the tooltip stands left of the crosshair. */
const FLIPS_AT = 0.55;

function Row({ row, unit }: { row: TooltipRow; unit: ChartScene['unit'] }) {
  return (
    <div className={`flex items-center gap-2 leading-[1.5] ${row.breaching ? 'text-crit' : ''}`} data-series={row.name}>
      <Swatch colour={row.colour} />
      <Isolate text={row.name} max={40} />
      <b className="ml-auto pl-4">{formatText(row.value, unit)}</b>
    </div>
  );
}

/**
 * Time and values under the crosshair, in the chart that put it there and in no other. It is read out when the keyboard moved it; a pointer
 * would make a screen reader talk without end.
 */
export function ChartTooltip({ id, crosshair, scene, plot, width }: { id: string; crosshair: Crosshair; scene: ChartScene; plot: Plot; width: number }) {
  const position = useSyncExternalStore(crosshair.subscribe, () => (crosshair.get()?.source === id ? crosshair.get() : null));
  if (position === null || position.time < plot.start || position.time > plot.end) return null;
  const { rows, more } = tooltipRows(scene, position.time);
  const x = xOf(plot, position.time);
  const gap = 10 * plot.scale;
  const isFlipped = x > plot.left + (plot.right - plot.left) * FLIPS_AT;
  // Whole pixels, or its text is blurred.
  const moved = `translate(${Math.round(isFlipped ? x - gap - width : x + gap)}px, ${Math.round(plot.upper + 4 * plot.scale)}px)`;
  const isLong = plot.end - plot.start > DAY;
  return (
    <output
      aria-live={position.by === 'keyboard' ? 'polite' : 'off'}
      data-tooltip
      className="pointer-events-none absolute top-0 z-10 block min-w-40 border border-line-2 bg-raise px-3 py-2 text-s whitespace-nowrap text-ink will-change-transform"
      // A transform, because a place that is laid out anew would paint whatever the tooltip lies above.
      style={{ [isFlipped ? 'right' : 'left']: 0, transform: moved }}
    >
      <time dateTime={new Date(position.time * 1000).toISOString()} className="mb-1 block text-ink-2">
        {isLong ? formatDateTime(position.time, scene.timeZone) : formatClock(position.time, scene.timeZone, true)} {scene.timeZone}
      </time>
      {rows.length === 0 && <div className="text-ink-2">No data</div>}
      {rows.map((row) => (
        <Row key={row.key} row={row} unit={scene.unit} />
      ))}
      {more > 0 && <div className="text-ink-3">{more} more</div>}
    </output>
  );
}
