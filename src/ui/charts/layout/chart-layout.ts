import { formatTick } from '@/format/format-tick';
import { timeTicks, type TimeTick } from '@/format/time-ticks';
import type { ChartBox } from './chart-box';
import type { ChartScene } from '@/ui/charts/chart-scene';
import { textWidth } from './text-width';
import { ticksOf, type YAxis } from './y-axis';

/** Lengths around the plot in CSS pixels; `left` holds the numbers, `right` the names at the ends of the lines. */
export type ChartLayout = { left: number; right: number; upper: number; lower: number; scale: number };

/** The text size for which all lengths were drawn. */
const BASE_TEXT = 11;
const UPPER = 16;
const LOWER = 20;
const RIGHT = 4;
const BESIDE_NUMBERS = 8;
/** How far the longest number may overflow the gutter before it widens it, so that plots of a page stay aligned. */
const OVERHANG = 2;
const BESIDE_NAMES = 12;

/** Share of the chart that names at the line ends may take before they are cut. */
const NAMES_AT_MOST = 0.3;

export function scaleOfText(textSize: number): number {
  return textSize / BASE_TEXT;
}

/** Steps on the value axis for a chart of this height: four on a page, three on a wall, five in a tall chart. */
export function tickCountFor(box: ChartBox): number {
  const scale = scaleOfText(box.textSize);
  const plotHeight = box.height - (UPPER + LOWER) * scale;
  return Math.min(6, Math.max(2, Math.round(plotHeight / (29 * scale))));
}

/**
 * Room around the plot. All charts of a page have the same gutter, so that plots align; only a longer number widens it.
 */
export function layoutFor(
  box: ChartBox,
  axis: YAxis,
  scene: Pick<ChartScene, 'unit' | 'series' | 'directLabels' | 'hidden'>,
): ChartLayout {
  const scale = scaleOfText(box.textSize);
  const numbers = ticksOf(axis).map((value) =>
    textWidth(formatTick(value, scene.unit, axis.step), `${box.textSize}px ${box.font}`),
  );
  const names = scene.directLabels === true ? scene.series.filter(({ key }) => scene.hidden?.has(key) !== true) : [];
  const widest = Math.max(0, ...names.map(({ name }) => textWidth(name, `600 ${box.textSize}px ${box.font}`)));
  return {
    left: Math.ceil(Math.max(box.gutter, ...numbers.map((width) => width + (BESIDE_NUMBERS - OVERHANG) * scale))),
    right: Math.ceil(widest > 0 ? Math.min(widest + BESIDE_NAMES * scale, box.width * NAMES_AT_MOST) : RIGHT * scale),
    upper: Math.round(UPPER * scale),
    lower: Math.round(LOWER * scale),
    scale,
  };
}

/** Ticks of the time axis, without the text of one that would be cut at the edge of the chart. */
export function timeTicksFor(
  box: ChartBox,
  layout: ChartLayout,
  start: number,
  end: number,
  timeZone: string,
): readonly TimeTick[] {
  const plotWidth = box.width - layout.left - layout.right;
  const font = `${box.textSize}px ${box.font}`;
  return timeTicks(start, end, plotWidth / layout.scale, timeZone).map((tick) => {
    const x = layout.left + ((tick.time - start) / (end - start)) * plotWidth;
    const half = textWidth(tick.text, font) / 2;
    return x + half > box.width || x - half < 0 ? { time: tick.time, text: '' } : tick;
  });
}
