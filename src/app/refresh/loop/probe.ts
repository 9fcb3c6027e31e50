import { deadlineOf } from '@/app/refresh/interval/deadline';
import type { Connection } from '@/prometheus/connection/connection';
import { instantQueryKey, probeKey, type QueryKey } from '@/prometheus/query-keys';

/** Asks whether the server is back. The answer is noted in the status of the server. */
export function probe(connection: Connection, interval: number): void {
  connection.status.probed(connection.clock.now());
  void askCheaply(connection, interval, probeKey(connection.server.name));
}

/** Asks the server for its time where a clock has jumped. Errors are ignored, because the refresh will report them. */
export function askTheTime(connection: Connection, interval: number): Promise<void> {
  return askCheaply(connection, interval, instantQueryKey(connection.server.name, 'vector(1)', 0));
}

function askCheaply(connection: Connection, interval: number, key: QueryKey): Promise<void> {
  const asked = connection.ask({
    key,
    priority: 'urgent',
    deadline: deadlineOf(interval),
    signal: new AbortController().signal,
    ask: (driver, signal) => driver.probe(signal),
  });
  return asked.then(
    () => undefined,
    () => undefined,
  );
}
