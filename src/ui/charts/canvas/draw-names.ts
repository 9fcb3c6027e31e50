import { cutMiddle, showControls } from '@/format/readable-text';
import type { ChartSeries } from '@/ui/charts/chart-series';
import type { Brush } from './draw-series';
import type { Point, Trace } from './trace-line';

type End = { series: ChartSeries; trace: Trace };

/** Distance between two names, in text sizes. */
const APART = 1.15;
const CROSS = 3.5;

/**
 * Positions for labels that want to stand at `wanted` (ascending): at least `gap` apart and inside `from` to `to`.
 * Pushed down first, then up from the lower edge, so that every label stays as near to its line as there is room.
 */
export function spread(wanted: readonly number[], gap: number, from: number, to: number): readonly number[] {
  const down: number[] = [];
  for (const y of wanted) down.push(Math.max(y, (down.at(-1) ?? -Infinity) + gap, from));
  const up: number[] = [];
  for (const y of down.reverse()) up.push(Math.min(y, (up.at(-1) ?? Infinity) - gap, to));
  return up.reverse();
}

/** Names at the right end of the lines. */
export function drawNames(brush: Brush, ends: readonly End[], width: number): void {
  const { context, plot, palette, textSize, font } = brush;
  const sorted = ends
    .flatMap(({ series, trace }) => (trace.last === null ? [] : [{ series, y: trace.last.y }]))
    .sort((a, b) => a.y - b.y);
  const places = spread(
    sorted.map(({ y }) => y),
    textSize * APART,
    plot.upper,
    plot.lower - textSize * 0.3,
  );
  context.font = `600 ${textSize}px ${font}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillStyle = palette.ink;
  const room = width - plot.right - 6 * plot.scale;
  sorted.forEach(({ series }, i) =>
    context.fillText(fit(context, showControls(series.name), room), plot.right + 6 * plot.scale, places[i] ?? 0),
  );
}

function fit(context: CanvasRenderingContext2D, name: string, room: number): string {
  const width = context.measureText(name).width;
  return width <= room ? name : cutMiddle(name, Math.max(3, Math.floor((name.length * room) / width)));
}

function drawCross({ context, plot, palette }: Brush, { x, y }: Point): void {
  const arm = CROSS * plot.scale;
  context.strokeStyle = palette.crit;
  context.lineWidth = 1.6 * plot.scale;
  context.beginPath();
  context.moveTo(x - arm, y - arm);
  context.lineTo(x + arm, y + arm);
  context.moveTo(x + arm, y - arm);
  context.lineTo(x - arm, y + arm);
  context.stroke();
}

/** What is written where a line ended: how far it reaches, and the middle of its row, in pixels. */
type Written = { left: number; right: number; middle: number };

/** Rows next to each other are a height apart, or a little less as it was reckoned. */
const TOUCHING = 0.99;

/**
 * The first of these rows, `height` pixels high, in which a text from `left` to `right` lies upon none of the others;
 * undefined where there is none.
 */
export function freeRow(
  rows: readonly number[],
  { left, right }: Omit<Written, 'middle'>,
  height: number,
  written: readonly Written[],
): number | undefined {
  return rows.find((row) =>
    written.every(
      (other) => other.right < left || other.left > right || Math.abs(other.middle - row) > height * TOUCHING,
    ),
  );
}

/** Rows that a text is moved up to where instances of one service went down one after the other. */
const ROWS_ABOVE = [1, 2, 3];

/**
 * A red cross with the reason where a line ended because its instance is down, which a mere gap would hide. Without the
 * text where it would overlap another one.
 */
export function drawEnded(brush: Brush, ends: readonly End[]): void {
  const { context, plot, palette, textSize, font } = brush;
  context.font = `600 ${textSize}px ${font}`;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  const height = textSize * 1.2;
  const written: Written[] = [];
  for (const { series, trace } of ends) {
    if (series.ended === undefined || trace.last === null) continue;
    const { x, y } = trace.last;
    drawCross(brush, trace.last);
    if (series.ended === '') continue;
    const text = showControls(series.ended);
    const width = context.measureText(text).width;
    const right = Math.max(x + CROSS * plot.scale, plot.left + width + 3 * plot.scale);
    const left = right - width - 3 * plot.scale;
    // Above the line, unless that is outside the plot.
    const rows = ROWS_ABOVE.map((row) => y - row * height).filter((row) => row - height / 2 >= plot.upper);
    const middle = freeRow(rows.length > 0 ? rows : [y + height], { left, right }, height, written);
    if (middle === undefined) continue;
    written.push({ left, right, middle });
    context.globalCompositeOperation = 'destination-out';
    context.globalAlpha = 0.85;
    context.fillRect(left, middle - height / 2, width + 6 * plot.scale, height);
    context.globalCompositeOperation = 'source-over';
    context.globalAlpha = 1;
    context.fillStyle = palette.crit;
    context.fillText(text, right, middle);
  }
}
