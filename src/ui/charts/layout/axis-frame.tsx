import { memo } from 'react';
import { CartesianAxis, Surface } from 'recharts';
import { formatTick } from '@/format/format-tick';
import type { Unit } from '@/format/unit';
import type { ChartBox } from './chart-box';
import { yOf, type PlotFrame } from './plot';
import { ticksOf, type YAxis } from './y-axis';

type AxisFrameProps = {
  box: ChartBox;
  plot: PlotFrame;
  axis: YAxis;
  unit: Unit;
  /** A threshold draws its own line there: a grid line under it would run through its label. */
  limits: readonly number[];
  /** While there is nothing to count, the grid stands without numbers. */
  blank: boolean;
};

type AxisTickProps = {
  write: (value: number) => string;
  size: number;
  /** Where its line of the grid begins and ends, and which of them have one. */
  left: number;
  right: number;
  hasLine: (value: number) => boolean;
  /** These three recharts adds. */
  x?: number;
  y?: number;
  payload?: { value: number };
};

/**
 * A tick: its number, placed without measuring, as recharts would, because the layout has made room for the longest;
 * and its grid line. With recharts' own grid, ticks without a line would need a second axis.
 */
function AxisTick({ write, size, left, right, hasLine, x, y, payload }: AxisTickProps) {
  if (payload === undefined) return null;
  return (
    <>
      {hasLine(payload.value) ? <line x1={left} y1={y} x2={right} y2={y} stroke="var(--grid)" /> : null}
      <text x={x} y={y} dy=".355em" textAnchor="end" fill="var(--chart-ink)" fontSize={size}>
        {write(payload.value)}
      </text>
    </>
  );
}

function isFar(value: number, limits: readonly number[], plot: PlotFrame, textSize: number): boolean {
  return limits.every((limit) => Math.abs(yOf(plot, limit) - yOf(plot, value)) > textSize * 0.7);
}

/**
 * Axes and horizontal grid, drawn by recharts. It is rendered again only when the range of values or the size changes:
 * never for new data inside the same range, and never because time goes by.
 *
 * The axes are on a surface of their own instead of in a recharts chart, whose store lays out and subscribes to data
 * that recharts never gets here. That cost 10 ms per mounted chart, and half of the code of the charts.
 */
export const AxisFrame = memo(function AxisFrame({ box, plot, axis, unit, limits, blank }: AxisFrameProps) {
  const { left, right, upper, lower, scale } = plot;
  const ticks = ticksOf(axis).map((value, index) => ({ value, coordinate: yOf(plot, value), index }));
  const hasLine = (value: number) => value !== axis.min && isFar(value, limits, plot, box.textSize);
  const write = (value: number) => (blank ? '' : formatTick(value, unit, axis.step));
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0 select-none">
      <Surface width={box.width} height={box.height}>
        <CartesianAxis
          orientation="left"
          x={0}
          y={upper}
          width={left}
          height={lower - upper}
          interval={0}
          axisLine={false}
          ticks={ticks}
          tickLine={false}
          tickSize={0}
          tickMargin={8 * scale}
          tick={<AxisTick write={write} size={box.textSize} left={left} right={right} hasLine={hasLine} />}
        />
        {/*
          The time axis is a line alone, and no axis of recharts, which would be eight elements: its ticks move, so they
          are on the canvas.
        */}
        <line x1={left} y1={lower} x2={right} y2={lower} stroke="var(--line-2)" />
      </Surface>
    </div>
  );
});
