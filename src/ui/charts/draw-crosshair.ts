import type { ChartBox } from './chart-box';
import type { ChartPalette } from './chart-palette';
import type { ChartScene } from './chart-scene';
import { prepareCanvas } from './draw-scene';
import { xOf, yOf, type Plot } from './plot';
import { tooltipRows } from './tooltip-rows';

const DOT = 3;

/** Writes only what differs: a size that is set again costs a layout in each of twelve charts, a transform none. */
function moveTo({ style }: HTMLCanvasElement, { left, upper, width, height }: { left: number; upper: number; width: number; height: number }): void {
  const wanted = { display: 'block', width: `${width}px`, height: `${height}px`, transform: `translate(${left}px, ${upper}px)` };
  if (style.display !== wanted.display) style.display = wanted.display;
  if (style.width !== wanted.width) style.width = wanted.width;
  if (style.height !== wanted.height) style.height = wanted.height;
  if (style.transform !== wanted.transform) style.transform = wanted.transform;
}

/**
 * The crosshair is a canvas as wide as one of its dots that travels over the chart: clearing that strip costs next to nothing, clearing the
 * chart twelve times per pointer move does not. It has a dot for each value that a tooltip names: of two hundred lines one would see nothing but
 * dots. null hides it.
 */
export function drawCrosshair(canvas: HTMLCanvasElement, time: number | null, scene: ChartScene, box: ChartBox, plot: Plot, palette: ChartPalette): void {
  if (time === null || scene.series.length === 0 || time < plot.start || time > plot.end) {
    canvas.style.display = 'none';
    return;
  }
  const radius = DOT * plot.scale;
  const width = Math.ceil(2 * radius) + 4;
  const upper = plot.upper - radius;
  const height = plot.lower - plot.upper + 2 * radius;
  const context = prepareCanvas(canvas, width, height, box.ratio);
  if (context === null) return;
  const left = Math.round(xOf(plot, time)) - Math.floor(width / 2);
  moveTo(canvas, { left, upper, width, height });
  const middle = Math.floor(width / 2) + 0.5;
  context.strokeStyle = palette['ink-2'];
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(middle, radius);
  context.lineTo(middle, height - radius);
  context.stroke();
  context.strokeStyle = palette.bg;
  for (const { value, colour } of tooltipRows(scene, time).rows) {
    if (!Number.isFinite(value)) continue;
    context.beginPath();
    context.arc(middle, yOf(plot, value) - upper, radius, 0, 2 * Math.PI);
    context.fillStyle = palette[colour];
    context.fill();
    context.stroke();
  }
}
