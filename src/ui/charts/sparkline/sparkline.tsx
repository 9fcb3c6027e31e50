import { memo, useLayoutEffect, useRef } from 'react';
import { useChartBox } from '@/ui/charts/layout/chart-box';
import { scaleOfText } from '@/ui/charts/layout/chart-layout';
import { sparklineShape, type SparklineShape } from './sparkline-shape';
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
 * The course of one number without axes. It says nothing to a screen reader: the number and its trend stand beside it.
 * It is SVG, unlike the charts: of some thirty canvases on a page each costs the browser a millisecond whenever it is
 * drawn, however small it is. Its paths are none of React's, which would keep eight objects for each of a page's sixty
 * lines and compare them at every refresh.
 */
export const Sparkline = memo(function Sparkline({
  times,
  values,
  floor = 0,
  hotFrom = null,
  tone = 'ink-2',
  className = 'h-10 w-full',
}: SparklineProps) {
  const root = useRef<SVGSVGElement>(null);
  const box = useChartBox(root);
  const isSeen = useIsSeen(root);
  // What is inside the element. Left as it is while nobody can see it: most lines of a page are those of its table,
  // below the screen.
  useLayoutEffect(() => {
    const svg = root.current;
    if (svg === null || box === null || (!isSeen && svg.childElementCount > 0)) return;
    draw(svg, sparklineShape({ times, values, floor, hotFrom }, box.width, box.height, scaleOfText(box.textSize)), {
      tone,
      isHot: hotFrom !== null,
    });
  }, [times, values, floor, hotFrom, tone, box, isSeen]);
  return <svg ref={root} aria-hidden="true" fill="none" strokeLinejoin="round" className={`block ${className}`} />;
});

type Ink = { tone: NonNullable<SparklineProps['tone']>; isHot: boolean };

const HOT = 'var(--crit)';

/** Always the same three paths, so that a refresh makes no new ones. `shape` null: nothing is drawn. */
function draw(svg: SVGSVGElement, shape: SparklineShape | null, { tone, isHot }: Ink): void {
  if (shape === null) return svg.replaceChildren();
  const ink = `var(--${tone})`;
  set(svg, 'stroke-width', String(shape.width));
  const paths = [
    [shape.line, 'stroke', ink],
    [shape.hot, 'stroke', HOT],
    [dotsText(shape), 'fill', isHot ? HOT : ink],
  ] as const;
  paths.forEach(([d, paint, colour], place) => {
    const path = svg.children[place] ?? svg.appendChild(document.createElementNS(svg.namespaceURI, 'path'));
    set(path, 'd', d);
    set(path, paint, colour);
  });
}

/** Only what changes: the browser works out the style of an element again whose colour is set, even to what it was. */
function set(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Circles as a path writes them: each of two halves, from its left to its right and back. */
function dotsText({ dots, radius }: SparklineShape): string {
  const half = (width: number) => `a${radius} ${radius} 0 1 0 ${width} 0`;
  return dots.map(({ x, y }) => `M${x - radius} ${y}${half(2 * radius)}${half(-2 * radius)}`).join('');
}
