// Circumference of the circle of radius 6.25 in the 16-unit box.
const AROUND = 2 * Math.PI * 6.25;

type CountdownRingProps = {
  fraction: number | null;
  tone?: 'warn' | 'quiet';
  className?: string;
};

/**
 * A ring filled to `fraction` (0 to 1), empty at null. It steps when its props do, once per second, and never glides:
 * on a wall screen a gliding ring would be the only thing that moves.
 */
export function CountdownRing({ fraction, tone = 'warn', className = 'size-5' }: CountdownRingProps) {
  const filled = Math.min(1, Math.max(0, fraction ?? 0)) * AROUND;
  const colour = tone === 'warn' ? 'text-warn' : 'text-ink-2';
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={`block flex-none ${colour} ${className}`}>
      <circle cx="8" cy="8" r="6.25" fill="none" stroke="var(--line-2)" strokeWidth="2" />
      {filled > 0 && (
        <circle
          cx="8"
          cy="8"
          r="6.25"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeDasharray={`${filled} ${AROUND}`}
          transform="rotate(-90 8 8)"
        />
      )}
    </svg>
  );
}
