import { memo } from 'react';

export type LampLevel = 'ok' | 'warning' | 'critical' | 'unknown';

const LAMP: Readonly<Record<LampLevel, string>> = {
  ok: 'var(--ok)',
  warning: 'var(--warn)',
  critical: 'var(--crit)',
  unknown: 'var(--stale)',
};

type BrandMarkProps = {
  level: LampLevel;
  className?: string;
};

/** The lookout's lamp on its mast above the horizon; the lamp has the colour of the verdict. */
export const BrandMark = memo(function BrandMark({ level, className = 'size-5' }: BrandMarkProps) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={`block flex-none ${className}`}>
      <path d="M1 14.2h14M8 14V7.2" stroke="currentColor" strokeWidth="1.4" />
      <circle cx="8" cy="4.2" r="2.9" fill={LAMP[level]} />
    </svg>
  );
});
