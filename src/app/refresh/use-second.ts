import { useEffect, useState } from 'react';
import type { ServerClock } from '@/prometheus/server-clock';

const SECOND_MS = 1000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One timer for the page: what steps in one task is one rendering and one frame, and each frame costs more than all that steps in it. */
function everySecond(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((tell) => tell()), SECOND_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The server's time, Unix seconds, by the second. For what counts down or ages before the reader's eyes, and nothing larger. */
export function useSecond(clock: ServerClock): number {
  const [now, setNow] = useState(() => clock.now());
  // The clock on the wall.
  useEffect(() => everySecond(() => setNow(clock.now())), [clock]);
  return now;
}
