import type { TimeTick } from '@/format/time-ticks';
import type { ChartBox } from '@/ui/charts/layout/chart-box';
import type { ChartPalette } from '@/ui/charts/colours/chart-palette';
import type { ChartScene } from '@/ui/charts/chart-scene';
import type { Plot } from '@/ui/charts/layout/plot';
import { drawHatch, drawMarks, drawThresholdLabels, drawThresholds } from './draw-annotations';
import { drawEnded, drawNames } from './draw-names';
import { drawLines, type Brush } from './draw-series';
import { drawTimeAxis } from './draw-time-axis';
import { placeLabels } from './limit-label';

/**
 * A canvas of this size in device pixels, cleared, with CSS pixels as its unit; null where the browser has none to
 * give.
 */
export function prepareCanvas(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
  ratio: number,
): CanvasRenderingContext2D | null {
  const context = canvas.getContext('2d');
  if (context === null || width <= 0 || height <= 0) return null;
  const deviceWidth = Math.round(width * ratio);
  const deviceHeight = Math.round(height * ratio);
  // Setting a size throws the pixels' memory away, so only when it differs.
  if (canvas.width !== deviceWidth || canvas.height !== deviceHeight) {
    canvas.width = deviceWidth;
    canvas.height = deviceHeight;
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, deviceWidth, deviceHeight);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.lineJoin = 'round';
  return context;
}

/**
 * With air for the width of a line on all sides but the left: there a line goes on before the range, as far as it was
 * asked for, and would stick out.
 */
function inside({ context, plot }: Brush, draw: () => void): void {
  const air = 3 * plot.scale;
  context.save();
  context.beginPath();
  context.rect(plot.left, plot.upper - air, plot.right - plot.left + air, plot.lower - plot.upper + 2 * air);
  context.clip();
  draw();
  context.restore();
}

/** Everything on the canvas of a chart, from the back to the front. Takes as long as there are points. */
export function drawScene(
  canvas: HTMLCanvasElement,
  scene: ChartScene,
  box: ChartBox,
  plot: Plot,
  palette: ChartPalette,
  timeTicks: readonly TimeTick[],
): void {
  const context = prepareCanvas(canvas, box.width, box.height, box.ratio);
  if (context === null) return;
  const brush: Brush = { context, ratio: box.ratio, plot, palette, textSize: box.textSize, font: box.font };
  const thresholds = (scene.thresholds ?? []).filter(({ value }) => value >= plot.min && value <= plot.top);
  const labels = placeLabels(
    brush,
    thresholds,
    scene.series.filter(({ key }) => scene.hidden?.has(key) !== true),
  );
  const staleFrom = scene.staleFrom ?? null;
  drawTimeAxis(brush, timeTicks, staleFrom !== null);
  if (staleFrom !== null) drawHatch(brush, staleFrom);
  drawThresholds(brush, thresholds, labels);
  let ends: ReturnType<typeof drawLines> = [];
  inside(brush, () => {
    ends = drawLines(brush, scene);
  });
  drawMarks(brush, scene.marks ?? []);
  drawThresholdLabels(brush, labels);
  drawEnded(brush, ends);
  if (scene.directLabels === true) drawNames(brush, ends, box.width);
}
