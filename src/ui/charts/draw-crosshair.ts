import type { ChartBox } from './chart-box';
import type { ChartPalette } from './chart-palette';
import type { ChartScene } from './chart-scene';
import { prepareCanvas } from './draw-scene';
import { crisp, xOf, yOf, type Plot } from './plot';
import { tooltipRows } from './tooltip-rows';

const DOT = 3;

/** The chart over which a crosshair is drawn. */
type CrosshairGround = { scene: ChartScene; box: ChartBox; plot: Plot; palette: ChartPalette };

/** How far line and dots reach to either side, with the border of a dot and what smoothing adds. */
const reachOf = (plot: Plot) => DOT * plot.scale + 2;

/** What was drawn at the pixel `drawnAt` is taken away; without it everything, and the canvas gets its size. */
function clear(canvas: HTMLCanvasElement, drawnAt: number | null, box: ChartBox, plot: Plot): CanvasRenderingContext2D | null {
  if (drawnAt === null) return prepareCanvas(canvas, box.width, box.height, box.ratio);
  const context = canvas.getContext('2d');
  context?.clearRect(drawnAt - reachOf(plot), 0, 2 * reachOf(plot), box.height);
  return context;
}

/**
 * Draws the crosshair where `drawnAt` says it was last, or hides it for null, and returns where it is now. Its canvas lies still: a line that
 * moves, as an element or as a narrow canvas, has the browser put all layers of the page together anew. There is a dot for each value that a
 * tooltip names: of two hundred lines one would see nothing but dots.
 */
export function drawCrosshair(canvas: HTMLCanvasElement, drawnAt: number | null, time: number | null, { scene, box, plot, palette }: CrosshairGround): number | null {
  const isShown = time !== null && scene.series.length > 0 && time >= plot.start && time <= plot.end;
  if (canvas.hidden === isShown) canvas.hidden = !isShown;
  const context = isShown ? clear(canvas, drawnAt, box, plot) : null;
  if (!isShown || context === null) return null;
  const x = crisp(xOf(plot, time));
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
  return x;
}
