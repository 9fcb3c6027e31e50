import { useEffect, useState } from 'react';
import { CountdownRing } from './countdown-ring';

const STEP_MS = 1000;

/**
 * How much of the refresh interval has passed. `startedAt` is a Unix second of this browser's clock, `interval` in seconds; null for
 * either leaves the ring empty: paused, or nobody is answering.
 */
export function RefreshRing({ startedAt, interval, className = 'size-4' }: { startedAt: number | null; interval: number | null; className?: string }) {
  const [now, setNow] = useState(() => Date.now() / 1000);
  const runs = startedAt !== null && interval !== null && interval > 0;
  // The clock of the browser: while the ring runs it is read once per second.
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => setNow(Date.now() / 1000), STEP_MS);
    return () => clearInterval(timer);
  }, [runs]);
  return <CountdownRing tone="quiet" className={className} fraction={runs ? Math.max(0, now - startedAt) / interval : null} />;
}
