import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { startLoop } from '@/app/refresh/loop/refresh-loop';
import { useStateOf } from '@/panels/use-state-of';
import type { Connection } from '@/prometheus/connection/connection';

/** `at`: when the latest tick began, Unix seconds of the server's clock, which the page shows its age against. */
export type RefreshClock = { at: number };

/** How often a paused page repeats queries that failed; seconds. */
export const WHILE_PAUSED = 10;

/**
 * The refresh loop of the page: at every interval one refresh of everything on it, or one probe while the server does
 * not answer. Queries that are still under way are skipped. `interval` null: paused. `live` false: a fixed range.
 * `subject`: what the page shows; a change of it refreshes at once, and the page keeps its clock until it is answered.
 */
export function useRefresh(
  connection: Connection,
  interval: number | null,
  live: boolean,
  subject: unknown = null,
): RefreshClock {
  const client = useQueryClient();
  const [at, setAt] = useStateOf(subject, connection.clock.now());
  const latest = useRef(at);
  // The browser's timer and its visibility.
  useEffect(() => {
    const onTick = (time: number) => {
      latest.current = time;
      setAt(time);
    };
    const loop = startLoop({
      client,
      connection,
      interval: interval ?? WHILE_PAUSED,
      live: live && interval !== null,
      latest: latest.current,
      onTick,
    });
    return () => loop.stop();
  }, [client, connection, interval, live, setAt]);
  return { at };
}
