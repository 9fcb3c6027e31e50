import type { ChartBox } from '@/ui/charts/layout/chart-box';
import type { ChartPalette } from '@/ui/charts/colours/chart-palette';
import type { ChartScene } from '@/ui/charts/chart-scene';
import { prepareCanvas } from '@/ui/charts/canvas/draw-scene';
import { crisp, xOf, yOf, type Plot } from '@/ui/charts/layout/plot';
import { tooltipRows } from './tooltip-rows';

const DOT = 3;

/** The canvas is so much wider than what is drawn on it, and moves by so much at once. */
const STEP = 128;

/** Writes only what differs, because each of these costs a layout in every chart. */
function placeCanvas({ style }: HTMLCanvasElement, left: number, width: number, height: number): void {
  const wanted = { left: `${left}px`, width: `${width}px`, height: `${height}px` };
  for (const name of ['left', 'width', 'height'] as const) if (style[name] !== wanted[name]) style[name] = wanted[name];
}

/**
 * The crosshair is drawn on a canvas that rarely moves: whenever it moves, as any moving element, the browser composes
 * all layers of the page again. It is narrow, because all of it is uploaded each time it is drawn on. Dots mark only
 * the values that a tooltip names, since two hundred lines would be nothing but dots. null hides it.
 */
export function drawCrosshair(
  canvas: HTMLCanvasElement,
  time: number | null,
  scene: ChartScene,
  box: ChartBox,
  plot: Plot,
  palette: ChartPalette,
): void {
  const isShown = time !== null && scene.series.length > 0 && time >= plot.start && time <= plot.end;
  if (canvas.hidden === isShown) canvas.hidden = !isShown;
  if (!isShown) return;
  const x = crisp(xOf(plot, time));
  const reach = Math.ceil(DOT * plot.scale) + 2;
  const width = Math.min(box.width, STEP + 2 * reach);
  const left = Math.max(0, Math.min(box.width - width, Math.floor(x / STEP) * STEP - reach));
  const context = prepareCanvas(canvas, width, box.height, box.ratio);
  if (context === null) return;
  placeCanvas(canvas, left, width, box.height);
  context.translate(-left, 0);
  context.fillStyle = palette['ink-2'];
  context.fillRect(x - 0.5, plot.upper, 1, plot.lower - plot.upper);
  context.strokeStyle = palette.bg;
  context.lineWidth = 1;
  for (const { value, colour } of tooltipRows(scene, time).rows) {
    if (!Number.isFinite(value)) continue;
    context.beginPath();
    context.arc(x, yOf(plot, value), DOT * plot.scale, 0, 2 * Math.PI);
    context.fillStyle = palette[colour];
    context.fill();
    context.stroke();
  }
}
