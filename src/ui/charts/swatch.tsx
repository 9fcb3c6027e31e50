import type { SeriesColour } from './chart-series';

/** The colour of a line beside its name; null is the dashed line of the previous period. */
export function Swatch({ colour, className = '' }: { colour: SeriesColour | null; className?: string }) {
  if (colour === null) return <i aria-hidden="true" className={`inline-block h-0 w-3 flex-none border-t border-dashed border-ink-3 ${className}`} />;
  return <i aria-hidden="true" className={`inline-block h-[.1875rem] w-3 flex-none ${className}`} style={{ background: `var(--${colour})` }} />;
}
