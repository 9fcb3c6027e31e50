import { memo, useLayoutEffect } from 'react';
import { CartesianGrid, ComposedChart, usePlotArea, useYAxisScale, XAxis, YAxis } from 'recharts';
import { formatTick } from '@/format/format-tick';
import type { Unit } from '@/format/unit';
import type { ChartBox } from './chart-box';
import type { ChartLayout } from './chart-layout';
import type { PlotFrame } from './plot';
import { ticksOf, type YAxis as Axis } from './y-axis';

type AxisFrameProps = {
  box: ChartBox;
  layout: ChartLayout;
  axis: Axis;
  unit: Unit;
  /** A threshold draws its own line there: a grid line under it would run through its label. */
  limits: readonly number[];
  /** While there is nothing to count, the grid stands without numbers. */
  blank: boolean;
  onPlot: (plot: PlotFrame) => void;
};

/** Reads from recharts where it put the plot, for everything that is drawn on top of it. */
function PlotProbe({ axis, scale, onPlot }: Pick<AxisFrameProps, 'axis' | 'onPlot'> & { scale: number }) {
  const area = usePlotArea();
  const y = useYAxisScale();
  const lower = y?.(axis.min);
  const upper = y?.(axis.top);
  // recharts lays out after rendering; the canvas above it must follow before the browser paints.
  useLayoutEffect(() => {
    if (area === undefined || lower === undefined || upper === undefined) return;
    onPlot({ left: area.x, right: area.x + area.width, lower, upper, min: axis.min, top: axis.top, scale });
  }, [area, lower, upper, axis, scale, onPlot]);
  return null;
}

function isFar(value: number, limits: readonly number[], axis: Axis, plotHeight: number, textSize: number): boolean {
  return limits.every((limit) => (Math.abs(limit - value) / (axis.top - axis.min)) * plotHeight > textSize * 0.7);
}

/**
 * Axes and horizontal grid, drawn by recharts. It is most of the cost of a chart (about 10 ms), so it is rendered again only when the range of
 * values or the size changes: never for new data inside the same range, and never because time goes by.
 */
export const AxisFrame = memo(function AxisFrame({ box, layout, axis, unit, limits, blank, onPlot }: AxisFrameProps) {
  const { scale } = layout;
  const values = ticksOf(axis);
  const plotHeight = box.height - layout.upper - layout.lower;
  // recharts draws no axis without data; the series never reach it. Its time axis is a line alone: its ticks are on the canvas.
  const corners = [{ time: 0, value: axis.min }, { time: 1, value: axis.top }];
  const text = { fill: 'var(--chart-ink)', fontSize: box.textSize };
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0 select-none [&_svg]:overflow-visible">
      <ComposedChart width={box.width} height={box.height} data={corners} margin={{ top: layout.upper, right: layout.right, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--grid)" horizontalValues={values.filter((v) => v !== axis.min && isFar(v, limits, axis, plotHeight, box.textSize))} />
        <XAxis
          dataKey="time" type="number" domain={[0, 1]} allowDataOverflow height={layout.lower} interval={0} niceTicks="none"
          ticks={[]} axisLine={{ stroke: 'var(--line-2)' }}
        />
        <YAxis
          dataKey="value" type="number" domain={[axis.min, axis.top]} allowDataOverflow width={layout.left} interval={0} niceTicks="none"
          ticks={[...values]} tickFormatter={(value: number) => (blank ? '' : formatTick(value, unit, axis.step))}
          axisLine={false} tickLine={false} tickSize={0} tickMargin={8 * scale} tick={text}
        />
        <PlotProbe axis={axis} scale={scale} onPlot={onPlot} />
      </ComposedChart>
    </div>
  );
});
