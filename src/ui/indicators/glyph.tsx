import { memo, type ReactElement } from 'react';

/**
 * Every state that is shown anywhere. No two that can stand side by side have the same outline, so greyscale tells them
 * apart.
 */
export type GlyphKind =
  | 'ok'
  | 'up'
  | 'warning'
  | 'critical'
  | 'firing'
  | 'down'
  | 'error'
  | 'pending'
  | 'stale'
  | 'unknown'
  | 'unreliable'
  | 'partial'
  | 'missing'
  | 'no-series'
  | 'no-traffic'
  | 'zero'
  | 'silenced'
  | 'inhibited'
  | 'inactive'
  | 'loading';

const RING = { cx: 8, cy: 8, r: 6.25, fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 } as const;
const STROKE = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 } as const;
// What is cut out of a filled glyph shows the ground: a filled tag sets `--knock` to its own fill.
const CUT = { fill: 'none', stroke: 'var(--knock, var(--bg))', strokeWidth: 1.7 } as const;

const TICK = (
  <>
    <circle {...RING} />
    <path d="M5 8.3l2.1 2L11 6" {...STROKE} />
  </>
);
const OCTAGON = (
  <>
    <path d="M4.9.5h6.2l4.4 4.4v6.2l-4.4 4.4H4.9L.5 11.1V4.9z" fill="currentColor" />
    <path d="M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6" {...CUT} />
  </>
);
const HALF = (
  <>
    <circle {...RING} />
    <path d="M8 1.75a6.25 6.25 0 010 12.5z" fill="currentColor" />
  </>
);
const CLOCK = (
  <>
    <circle {...RING} strokeDasharray="2.6 1.9" />
    <path d="M8 4.5V8l2.4 1.6" {...STROKE} />
  </>
);

const SHAPES: Readonly<Record<GlyphKind, ReactElement>> = {
  ok: TICK,
  up: TICK,
  inactive: TICK,
  warning: (
    <>
      <path d="M8 .9L15.7 14.6H.3z" fill="currentColor" />
      <path d="M8 5.6v4.6M8 11.4v1.6" {...CUT} />
    </>
  ),
  critical: OCTAGON,
  firing: OCTAGON,
  down: OCTAGON,
  error: (
    <>
      <rect x="1.25" y="1.25" width="13.5" height="13.5" fill="currentColor" />
      <path d="M8 3.8v5.4M8 10.7v1.9" {...CUT} />
    </>
  ),
  pending: (
    <>
      <path d="M8 1.9L14.6 13.9H1.4z" {...STROKE} />
      <path d="M8 6.2v3.6M8 10.9v1.4" {...STROKE} />
    </>
  ),
  stale: CLOCK,
  unknown: CLOCK,
  unreliable: HALF,
  partial: HALF,
  missing: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" {...STROKE} strokeDasharray="2.4 1.8" />
      <path d="M6 6.3c0-2.6 4-2.6 4 0 0 1.6-2 1.5-2 3.1M8 10.8v1.5" {...STROKE} />
    </>
  ),
  'no-series': (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" {...STROKE} strokeDasharray="2.4 1.8" />
      <path d="M4.5 8h7" {...STROKE} />
    </>
  ),
  'no-traffic': <path d="M.8 8h2.4M5 8h2.4M9.2 8h5M10.4 4.2L14.2 8l-3.8 3.8" {...STROKE} />,
  zero: <ellipse cx="8" cy="8" rx="4.2" ry="6.25" {...STROKE} />,
  silenced: <path d="M3.6 11.5h8.8M4.8 11.2V7a3.2 3.2 0 016.4 0v4.2M7 13.6h2M2 2l12 12" {...STROKE} />,
  inhibited: (
    <>
      <circle {...RING} />
      <path d="M4.5 8h7" {...STROKE} />
    </>
  ),
  loading: (
    <>
      <circle {...RING} strokeWidth={1.2} opacity=".5" />
      <path d="M4.05 8h1.9M7.05 8h1.9M10.05 8h1.9" stroke="currentColor" strokeWidth={1.9} />
    </>
  ),
};

/** One shape per state. It says nothing to a screen reader: a word always stands beside it. */
export const Glyph = memo(function Glyph({ kind, className = 'size-4' }: { kind: GlyphKind; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={`block flex-none ${className}`} data-glyph={kind}>
      {SHAPES[kind]}
    </svg>
  );
});
