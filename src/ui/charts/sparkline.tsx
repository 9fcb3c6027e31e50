import { useLayoutEffect, useRef } from 'react';
import { useChartBox } from './chart-box';
import { scaleOfText } from './chart-layout';
import { useChartPalette } from './chart-palette';
import { drawSparkline, sparklinePlot } from './draw-sparkline';
import { prepareCanvas } from './draw-scene';

type SparklineProps = {
  times: Float64Array;
  values: Float64Array;
  /** The line reaches its top at this value or above it: 3 % for an error ratio, so that 0.1 % stays flat. */
  floor?: number;
  /** Unix second from which the line is wrong. */
  hotFrom?: number | null;
  tone?: 'ink-2' | 'ink-3';
  className?: string;
};

/** The course of one number without axes. It says nothing to a screen reader: the number and its trend stand beside it. */
export function Sparkline({ times, values, floor = 0, hotFrom = null, tone = 'ink-2', className = 'h-10 w-full' }: SparklineProps) {
  const root = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useChartBox(root);
  const palette = useChartPalette();
  // The canvas: redrawn whenever the data, its size or the theme changed.
  useLayoutEffect(() => {
    if (canvas.current === null || box === null) return;
    const context = prepareCanvas(canvas.current, box.width, box.height, box.ratio);
    const data = { times, values, floor, hotFrom };
    const plot = sparklinePlot(data, box.width, box.height, scaleOfText(box.textSize));
    if (context !== null && plot !== null) drawSparkline(context, data, plot, palette[tone], palette.crit);
  }, [times, values, floor, hotFrom, tone, box, palette]);
  return (
    <div ref={root} aria-hidden="true" className={`relative overflow-hidden ${className}`}>
      <canvas ref={canvas} className="absolute inset-0 size-full" />
    </div>
  );
}
