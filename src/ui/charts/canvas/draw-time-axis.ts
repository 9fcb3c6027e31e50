import type { TimeTick } from '@/format/time-ticks';
import { crisp, xOf } from '@/ui/charts/layout/plot';
import type { Brush } from './draw-series';

const TICK = 4;
const MARGIN = 3;
/** Where the base line of a text stands below its upper edge, as a share of its size. */
const ASCENT = 0.71;

/**
 * The ticks of the time axis with their texts. They are drawn with the lines and not by recharts, because they move
 * with every step of a live range: recharts needs about 10 ms for what takes a tenth of one here.
 */
export function drawTimeAxis(
  { context, plot, palette, textSize, font }: Brush,
  ticks: readonly TimeTick[],
  isStale: boolean,
): void {
  context.strokeStyle = palette['line-2'];
  context.lineWidth = 1;
  context.fillStyle = isStale ? palette['ink-2'] : palette['chart-ink'];
  context.font = `${textSize}px ${font}`;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.beginPath();
  for (const { time, text } of ticks) {
    const x = xOf(plot, time);
    context.moveTo(crisp(x - 0.5), plot.lower);
    context.lineTo(crisp(x - 0.5), plot.lower + TICK * plot.scale);
    context.fillText(text, x, plot.lower + (TICK + MARGIN) * plot.scale + ASCENT * textSize);
  }
  context.stroke();
}
