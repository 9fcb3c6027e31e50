import { memo, useLayoutEffect, useMemo, useRef } from 'react';
import { AxisFrame } from '@/ui/charts/layout/axis-frame';
import { useChartBox, type ChartBox } from '@/ui/charts/layout/chart-box';
import { layoutFor, tickCountFor, timeTicksFor } from '@/ui/charts/layout/chart-layout';
import { useChartPalette } from '@/ui/charts/colours/chart-palette';
import type { ChartScene } from './chart-scene';
import { drawScene } from '@/ui/charts/canvas/draw-scene';
import type { PlotFrame } from '@/ui/charts/layout/plot';
import { PointerLayer } from '@/ui/charts/pointer/pointer-layer';
import { useTurn } from './use-turn';
import { yAxisFor, type YAxis } from '@/ui/charts/layout/y-axis';

/**
 * `label` is what a screen reader calls the chart. `onZoom` gets the stretch of time (Unix seconds) that was dragged
 * over; without it nothing can be dragged. The chart fills its parent.
 */
export type TimeSeriesChartProps = ChartScene & {
  label: string;
  onZoom?: (start: number, end: number) => void;
  className?: string;
};

const NO_LIMITS: readonly number[] = [];

/** The same object until one of its numbers changes: axes are rendered again by identity. */
function useAxis(scene: ChartScene, box: ChartBox): YAxis {
  const { min, top, step } = yAxisFor(scene, tickCountFor(box));
  return useMemo(() => ({ min, top, step }), [min, top, step]);
}

function useLimits(scene: ChartScene): readonly number[] {
  const written = (scene.thresholds ?? []).map(({ value }) => value).join(' ');
  return useMemo(() => (written === '' ? NO_LIMITS : written.split(' ').map(Number)), [written]);
}

function useFrame(scene: ChartScene, box: ChartBox) {
  const axis = useAxis(scene, box);
  const { left, right, upper, lower, scale } = layoutFor(box, axis, scene);
  const layout = useMemo(() => ({ left, right, upper, lower, scale }), [left, right, upper, lower, scale]);
  const plot = useMemo(
    (): PlotFrame => ({
      left,
      right: box.width - right,
      upper,
      lower: box.height - lower,
      min: axis.min,
      top: axis.top,
      scale,
    }),
    [box, axis, left, right, upper, lower, scale],
  );
  return { axis, layout, plot, limits: useLimits(scene) };
}

type MeasuredChartProps = {
  scene: ChartScene;
  box: ChartBox;
  label: string;
  onZoom: TimeSeriesChartProps['onZoom'];
};

function MeasuredChart({ scene, box, label, onZoom }: MeasuredChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = useChartPalette();
  const { axis, layout, plot: frame, limits } = useFrame(scene, box);
  const { start, end } = scene.range;
  const plot = useMemo(() => ({ ...frame, start, end }), [frame, start, end]);
  const timeTicks = useMemo(
    () => timeTicksFor(box, layout, start, end, scene.timeZone),
    [box, layout, start, end, scene.timeZone],
  );
  // The canvas: redrawn whenever what it shows, its size or the theme changed.
  useLayoutEffect(() => {
    if (canvas.current !== null) drawScene(canvas.current, scene, box, plot, palette, timeTicks);
  }, [scene, box, plot, palette, timeTicks]);
  return (
    <>
      <AxisFrame
        box={box}
        plot={frame}
        axis={axis}
        limits={limits}
        unit={scene.unit}
        blank={scene.series.length === 0}
      />
      <canvas ref={canvas} aria-hidden="true" className="pointer-events-none absolute inset-0 size-full" />
      <PointerLayer label={label} scene={scene} box={box} plot={plot} palette={palette} onZoom={onZoom} />
    </>
  );
}

/** Lines over time. Axes and grid are SVG by recharts, everything that carries data is one canvas above it. */
export const TimeSeriesChart = memo(function TimeSeriesChart(props: TimeSeriesChartProps) {
  const {
    label,
    onZoom,
    className = '',
    range,
    unit,
    timeZone,
    series,
    thresholds,
    marks,
    floor,
    staleFrom,
    openAt,
    directLabels,
    highlighted,
    hidden,
  } = props;
  const root = useRef<HTMLDivElement>(null);
  const box = useChartBox(root);
  const isItsTurn = useTurn(box !== null);
  // The same object until a part of it changes, because it is drawn again by identity.
  const scene = useMemo(
    (): ChartScene => ({
      range,
      unit,
      timeZone,
      series,
      thresholds,
      marks,
      floor,
      staleFrom,
      openAt,
      directLabels,
      highlighted,
      hidden,
    }),
    [range, unit, timeZone, series, thresholds, marks, floor, staleFrom, openAt, directLabels, highlighted, hidden],
  );
  return (
    <div
      ref={root}
      className={`relative isolate w-full min-w-0 flex-1 focus-within:z-10 [&:hover]:z-10 ${className}`}
      data-chart
    >
      {box !== null && isItsTurn && <MeasuredChart scene={scene} box={box} label={label} onZoom={onZoom} />}
    </div>
  );
});
