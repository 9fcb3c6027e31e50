import { memo, useRef } from 'react';
import { useChartBox, type ChartBox } from './chart-box';
import { scaleOfText } from './chart-layout';
import { sparklineShape } from './sparkline-shape';
import { useIsSeen } from '@/ui/is-seen';

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

/**
 * The course of one number without axes. It says nothing to a screen reader: the number and its trend stand beside it. It is SVG, unlike the
 * charts: of some thirty canvases on a page each costs the browser a millisecond whenever it is drawn, however small it is.
 */
export const Sparkline = memo(function Sparkline({ className = 'h-10 w-full', ...line }: SparklineProps) {
  const root = useRef<HTMLDivElement>(null);
  const box = useChartBox(root);
  const isSeen = useIsSeen(root);
  return (
    <div ref={root} aria-hidden="true" className={className}>
      {box === null ? null : <SparklineShape {...line} box={box} isSeen={isSeen} />}
    </div>
  );
});

type ShapeProps = Omit<SparklineProps, 'className'> & { box: ChartBox; isSeen: boolean };

/** Left as it is while nobody can see it: most lines of a page are those of its table, below the screen. */
const SparklineShape = memo(
  function SparklineShape({ times, values, floor = 0, hotFrom = null, tone = 'ink-2', box }: ShapeProps) {
    const shape = sparklineShape({ times, values, floor, hotFrom }, box.width, box.height, scaleOfText(box.textSize));
    if (shape === null) return null;
    const colour = `var(--${tone})`;
    return (
      <svg className="block size-full" fill="none" strokeWidth={shape.width} strokeLinejoin="round">
        <path d={shape.line} stroke={colour} />
        {shape.hot === '' ? null : <path d={shape.hot} stroke="var(--crit)" />}
        {shape.dots.map(({ x, y }) => (
          <circle key={x} cx={x} cy={y} r={shape.radius} fill={hotFrom === null ? colour : 'var(--crit)'} />
        ))}
      </svg>
    );
  },
  (_, next) => !next.isSeen,
);
