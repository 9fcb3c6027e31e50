import type { ChartPalette } from '@/ui/charts/colours/chart-palette';
import type { ChartScene } from '@/ui/charts/chart-scene';
import type { ChartSeries, ChartThreshold, LineStroke } from '@/ui/charts/chart-series';
import { yOf, type Plot } from '@/ui/charts/layout/plot';
import { traceArea, traceLine, type Trace } from './trace-line';

/**
 * What every drawing step needs: the canvas with its pixels per CSS pixel, where the plot is on it, the colours of the
 * theme, and the font at its size.
 */
export type Brush = {
  context: CanvasRenderingContext2D;
  ratio: number;
  plot: Plot;
  palette: ChartPalette;
  textSize: number;
  font: string;
};

const LINE = 1.5;
/** A line that is alone carries the whole chart. */
const ONLY_LINE = 1.75;
const DASHES: Readonly<Record<LineStroke, readonly number[]>> = { dashed: [5, 3], dotted: [2, 2] };
const STEPPED_BACK = 0.25;
const AREA_OPACITY = 0.22;

/** The lowest crossed limit that holds for this line: above it the line is red. */
function crossedLimit(series: ChartSeries, thresholds: readonly ChartThreshold[]): number | null {
  const values = thresholds
    .filter(({ status, of }) => status === 'crossed' && (of === undefined || of === series.name))
    .map(({ value }) => value);
  return values.length === 0 ? null : Math.min(...values);
}

/**
 * Without a graphics card a line one device pixel wide takes a tenth of the time of a wider one, whose outline must be
 * computed. So a line of up to two pixels is drawn as two overlapping lines of one pixel, except where its colour is
 * translucent.
 */
function strokePath({ context, ratio }: Brush, path: Path2D, width: number): void {
  const pixel = 1 / ratio;
  if (width <= pixel || width > 2 * pixel || context.globalAlpha < 1) {
    context.lineWidth = width;
    context.stroke(path);
    return;
  }
  const apart = width - pixel;
  context.lineWidth = pixel;
  context.translate(0, -apart / 2);
  context.stroke(path);
  context.translate(0, apart);
  context.stroke(path);
  context.translate(0, -apart / 2);
}

function stroke(brush: Brush, series: ChartSeries, colour: string, width: number, dash: readonly number[]): Trace {
  const { context, plot } = brush;
  context.strokeStyle = colour;
  context.setLineDash(dash.map((length) => length * plot.scale));
  const path = new Path2D();
  const trace = traceLine(path, series, plot);
  strokePath(brush, path, width);
  context.setLineDash([]);
  context.fillStyle = colour;
  for (const { x, y } of trace.lonely) {
    context.beginPath();
    context.arc(x, y, Math.max(width, 1.5 * plot.scale), 0, 2 * Math.PI);
    context.fill();
  }
  return trace;
}

function drawAbove(brush: Brush, series: ChartSeries, limit: number, width: number): void {
  const { context, plot, palette } = brush;
  const level = yOf(plot, limit);
  context.save();
  context.beginPath();
  context.rect(plot.left, 0, plot.right - plot.left, level);
  context.clip();
  context.beginPath();
  traceArea(context, series, plot, level);
  const opacity = context.globalAlpha;
  context.globalAlpha = opacity * AREA_OPACITY;
  context.fillStyle = palette['crit-fill'];
  context.fill();
  context.globalAlpha = opacity;
  stroke(brush, series, palette.crit, width + 0.5 * plot.scale, []);
  context.restore();
}

/** All lines that are not hidden, the highlighted one in front. Returns where each of them ends. */
export function drawLines(brush: Brush, scene: ChartScene): readonly { series: ChartSeries; trace: Trace }[] {
  const { context, plot, palette } = brush;
  const shown = scene.series.filter(({ key }) => scene.hidden?.has(key) !== true);
  const highlighted = shown.find(({ key }) => key === scene.highlighted);
  const inOrder =
    highlighted === undefined ? shown : [...shown.filter((series) => series !== highlighted), highlighted];
  const width = (shown.length === 1 ? ONLY_LINE : LINE) * plot.scale;
  return inOrder.map((series) => {
    context.globalAlpha = highlighted === undefined || series === highlighted ? 1 : STEPPED_BACK;
    const isInFront = series === highlighted ? 0.5 * plot.scale : 0;
    const trace = stroke(
      brush,
      series,
      palette[series.colour],
      width + isInFront,
      series.stroke === undefined ? [] : DASHES[series.stroke],
    );
    const limit = crossedLimit(series, scene.thresholds ?? []);
    if (limit !== null) drawAbove(brush, series, limit, width + isInFront);
    context.globalAlpha = 1;
    return { series, trace };
  });
}
