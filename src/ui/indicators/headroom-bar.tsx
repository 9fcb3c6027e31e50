import { memo } from 'react';

/** Where on the bar the limit stands, as a share of its width: a value above the limit still has room to grow. */
const LIMIT_AT = 0.75;

export type HeadroomLevel = 'ok' | 'warning' | 'critical' | 'unknown';

const FILL: Readonly<Record<HeadroomLevel, string>> = {
  ok: 'bg-ink-3',
  warning: 'bg-warn',
  critical: 'bg-crit',
  unknown: 'bg-ink-3',
};

type HeadroomBarProps = {
  headroom: number | null;
  level: HeadroomLevel;
  label: string;
  className?: string;
};

/**
 * How near a value is to its limit: `headroom` is value over limit, and the tick is the limit. null keeps the height
 * and draws nothing, so that tiles with and without a limit stay aligned. `label` says the same in words.
 */
export const HeadroomBar = memo(function HeadroomBar({
  headroom,
  level,
  label,
  className = 'h-[.1875rem]',
}: HeadroomBarProps) {
  if (headroom === null || Number.isNaN(headroom)) return <div className={className} />;
  const width = Math.min(1, Math.max(0, headroom) * LIMIT_AT) * 100;
  return (
    <div className={`relative bg-line ${className}`}>
      <span className="sr-only">{label}</span>
      <i className={`absolute inset-y-0 left-0 ${FILL[level]}`} style={{ width: `${width}%` }} />
      <u className="absolute -inset-y-[100%] w-px bg-ink-2" style={{ left: `${LIMIT_AT * 100}%` }} />
    </div>
  );
});
