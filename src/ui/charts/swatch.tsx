import type { SeriesColour } from './chart-series';

/** The colour of a line beside its name. */
export function Swatch({ colour, className = '' }: { colour: SeriesColour; className?: string }) {
  return <i aria-hidden="true" className={`inline-block h-[.1875rem] w-3 flex-none ${className}`} style={{ background: `var(--${colour})` }} />;
}
