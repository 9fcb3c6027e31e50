import { useEffect, useState } from 'react';
import type { ServerClock } from '@/prometheus/server-clock';

const SECOND_MS = 1000;

/** The server's time, Unix seconds, by the second. For what counts down or ages before the reader's eyes, and nothing larger. */
export function useSecond(clock: ServerClock): number {
  const [now, setNow] = useState(() => clock.now());
  // The clock on the wall.
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
}
