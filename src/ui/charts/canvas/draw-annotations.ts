import type { ChartMark, ChartThreshold } from '@/ui/charts/chart-series';
import { crisp, xOf, yOf } from '@/ui/charts/layout/plot';
import type { Brush } from './draw-series';
import { LABEL_HEIGHT, labelFont, type PlacedLabel } from './limit-label';
import { freeBefore, markLabelLeft } from './mark-label';

const HATCH_EVERY = 6;

/** Hatching from `from` (Unix seconds) to the end of the range, where there is no answer. */
export function drawHatch({ context, plot, palette }: Brush, from: number): void {
  const left = Math.max(plot.left, xOf(plot, from));
  const height = plot.lower - plot.upper;
  if (left >= plot.right) return;
  context.save();
  context.beginPath();
  context.rect(left, plot.upper, plot.right - left, height);
  context.clip();
  context.strokeStyle = palette['line-2'];
  context.lineWidth = plot.scale;
  context.beginPath();
  for (let x = left - height; x < plot.right; x += HATCH_EVERY * plot.scale) {
    context.moveTo(x, plot.lower);
    context.lineTo(x + height, plot.upper);
  }
  context.stroke();
  context.restore();
}

function colourOf({ palette }: Brush, { status }: ChartThreshold): string {
  if (status === 'crossed') return palette.crit;
  return status === 'near' ? palette.warn : palette['ink-3'];
}

/** The lines of limits, without what lies under their labels. These come last of all: see drawThresholdLabels. */
export function drawThresholds(
  brush: Brush,
  thresholds: readonly ChartThreshold[],
  labels: readonly PlacedLabel[],
): void {
  const { context, plot } = brush;
  for (const threshold of thresholds) {
    const y = crisp(yOf(plot, threshold.value));
    context.strokeStyle = colourOf(brush, threshold);
    context.lineWidth = (threshold.status === 'crossed' ? 1.5 : 1) * plot.scale;
    context.setLineDash([6 * plot.scale, 3 * plot.scale]);
    context.beginPath();
    context.moveTo(plot.left, y);
    context.lineTo(plot.right, y);
    context.stroke();
    context.setLineDash([]);
  }
  for (const label of labels) erase(brush, label, 1);
}

/**
 * How much of a line goes that passes under a label: so much that this reads, and not so much that the line seems to
 * have stopped there.
 */
const ERASED = 0.75;

/** The labels of limits, on their lines. */
export function drawThresholdLabels(brush: Brush, labels: readonly PlacedLabel[]): void {
  const { context, plot, palette } = brush;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const label of labels) {
    const { threshold, left, y } = label;
    erase(brush, label, ERASED);
    context.font = labelFont(brush, threshold);
    context.fillStyle = threshold.status === 'normal' ? palette['ink-2'] : colourOf(brush, threshold);
    context.fillText(threshold.label, left + 2 * plot.scale, y);
  }
}

/**
 * Erases the canvas under a label instead of painting a background, whose colour is not known: a tinted tile, or the
 * page of a portal.
 */
function erase({ context, textSize }: Brush, { left, y, width }: PlacedLabel, share: number): void {
  context.globalCompositeOperation = 'destination-out';
  context.globalAlpha = share;
  context.fillStyle = '#000';
  context.fillRect(left, y - (textSize * LABEL_HEIGHT) / 2, width, textSize * LABEL_HEIGHT);
  context.globalAlpha = 1;
  context.globalCompositeOperation = 'source-over';
}

function drawMark({ context, plot, palette }: Brush, x: number): void {
  context.strokeStyle = palette['ink-2'];
  context.lineWidth = plot.scale;
  context.setLineDash([plot.scale, 2 * plot.scale]);
  context.beginPath();
  context.moveTo(x, plot.upper - 2 * plot.scale);
  context.lineTo(x, plot.lower);
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = palette['ink-2'];
  context.beginPath();
  context.moveTo(x - 4 * plot.scale, plot.lower + 5 * plot.scale);
  context.lineTo(x + 4 * plot.scale, plot.lower + 5 * plot.scale);
  context.lineTo(x, plot.lower - plot.scale);
  context.fill();
}

/** Deploys and restarts, newest first: where names would overlap, the newer one is the one to read. */
export function drawMarks(brush: Brush, marks: readonly ChartMark[]): void {
  const { context, plot, textSize, font } = brush;
  const newestFirst = marks
    .filter(({ time }) => time >= plot.start && time <= plot.end)
    .sort((a, b) => b.time - a.time);
  context.font = `${textSize}px ${font}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  let free = plot.right;
  for (const { time, label } of newestFirst) {
    const x = crisp(xOf(plot, time));
    drawMark(brush, x);
    const left = label === '' ? null : markLabelLeft(x, context.measureText(label).width, plot, free);
    if (left === null) continue;
    context.fillText(label, left, plot.upper - 8 * plot.scale);
    free = freeBefore(left, plot);
  }
}
