import type { LineStroke, SeriesColour } from '@/ui/charts/chart-series';

/** Where ink and gap end, in pixels, so that a swatch begins and ends with ink. */
const STROKES: Readonly<Record<LineStroke, readonly [ink: number, gap: number]>> = {
  dashed: [5, 7],
  dotted: [2.4, 4.8],
};

function inkOf(colour: SeriesColour, stroke: LineStroke | undefined): string {
  if (stroke === undefined) return `var(--${colour})`;
  const [ink, gap] = STROKES[stroke];
  return `repeating-linear-gradient(90deg, var(--${colour}) 0 ${ink}px, transparent 0 ${gap}px)`;
}

type SwatchProps = {
  colour: SeriesColour | undefined;
  stroke?: LineStroke | undefined;
  className?: string;
};

/** The colour of a line beside its name, drawn as the line is. */
export function Swatch({ colour = 's1', stroke, className = '' }: SwatchProps) {
  return (
    <i
      aria-hidden="true"
      className={`inline-block h-[.1875rem] w-3 flex-none ${className}`}
      style={{ background: inkOf(colour, stroke) }}
    />
  );
}
