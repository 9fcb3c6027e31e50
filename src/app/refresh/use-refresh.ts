import { notifyManager, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Connection } from '@/prometheus/connection';
import { probeKey } from '@/prometheus/query-keys';
import { isDue } from './query-client';
import { nextTick, tickDelay } from './refresh-schedule';

/** `at`: when the latest tick began, Unix seconds of the server's clock, which the page shows its age against. */
export type RefreshClock = { at: number };

/**
 * The heartbeat of the page: at every interval one refresh of everything that is on it, or one probe while the server does not answer. A
 * tick that finds its predecessor still running skips what is under way. `interval` null: paused. `live` false: a fixed range.
 */
export function useRefresh(connection: Connection, interval: number | null, live: boolean): RefreshClock {
  const client = useQueryClient();
  const [at, setAt] = useState(() => connection.clock.now());
  // The browser's timer and its visibility.
  useEffect(() => {
    if (interval === null) return;
    const loop = startLoop({ client, connection, interval, live, onTick: setAt });
    return () => loop.stop();
  }, [client, connection, interval, live]);
  return { at };
}

type Loop = { client: QueryClient; connection: Connection; interval: number; live: boolean; onTick: (at: number) => void };

function startLoop(loop: Loop): { stop: () => void } {
  let timer: ReturnType<typeof setTimeout>;
  let dueAt = 0;
  const schedule = () => {
    const delay = tickDelay(loop.interval, loop.connection.status.get().failure);
    // What a hidden page leaves out stays due, so that waking up finds it.
    if (!document.hidden) dueAt = Date.now() + delay * 1000;
    timer = setTimeout(run, delay * 1000);
  };
  const run = () => {
    clearTimeout(timer);
    tick(loop);
    schedule();
  };
  // Waking up refreshes once and at once, and not once for every tick that was slept through.
  const wake = () => {
    if (!document.hidden && Date.now() >= dueAt) run();
  };
  // An answer that asks for silence comes after its tick has planned the next one.
  const unsubscribe = loop.connection.status.subscribe(() => {
    clearTimeout(timer);
    schedule();
  });
  document.addEventListener('visibilitychange', wake);
  schedule();
  return {
    stop: () => {
      clearTimeout(timer);
      unsubscribe();
      document.removeEventListener('visibilitychange', wake);
    },
  };
}

function tick({ client, connection, interval, live, onTick }: Loop): void {
  const { failure } = connection.status.get();
  const next = nextTick({ failure, hidden: document.hidden, live });
  if (next === 'skip') return;
  const at = connection.clock.now();
  if (next === 'refresh') {
    connection.spending.turn();
    refreshAll(client);
    // The clock moves when the answers are shown: moved at once, it would render the whole page a second time.
    return notifyManager.schedule(() => onTick(at));
  }
  onTick(at);
  void probe(connection, interval).then((answered) => {
    if (!answered) return;
    onTick(connection.clock.now());
    refreshAll(client);
  });
}

/** Asks again for everything that is on the page and not asked for already. */
export function refreshAll(client: QueryClient): void {
  const now = Date.now();
  void client.refetchQueries({ type: 'active', predicate: (query) => isDue(query, now) }, { cancelRefetch: false });
}

async function probe(connection: Connection, interval: number): Promise<boolean> {
  const key = probeKey(connection.server.name);
  try {
    await connection.ask({ key, priority: 'urgent', deadline: deadlineOf(interval), signal: new AbortController().signal, ask: (driver, signal) => driver.probe(signal) });
    return true;
  } catch {
    return false;
  }
}

/** The longest that anybody waits for an answer; seconds. */
const LONGEST_DEADLINE = 10;

/** A request is given up when the next refresh is due, and after ten seconds in any case. */
export function deadlineOf(interval: number | null): number {
  return Math.min(interval ?? LONGEST_DEADLINE, LONGEST_DEADLINE);
}
