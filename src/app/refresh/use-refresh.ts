import { notifyManager, useQueryClient, type Query, type QueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useStateOf } from '@/panels/use-state-of';
import type { Connection } from '@/prometheus/connection/connection';
import { instantQueryKey, probeKey } from '@/prometheus/query-keys';
import { askAfterWait } from './retry-after';
import { isWorthAsking, onReturn } from './on-return';
import { deadlineOf } from './deadline';
import { retrySignedOut } from './retry-signed-out';
import { elapsed } from './elapsed';
import { hasFailed, isDue } from './query-client';
import { nextTick, tickDelay } from './refresh-schedule';
import { beginSecond, onLeap } from './use-second';

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

/** `latest`: the tick that the page shows, Unix seconds of the server's clock. */
type Loop = {
  client: QueryClient;
  connection: Connection;
  interval: number;
  live: boolean;
  latest: number;
  onTick: (at: number) => void;
};

function startLoop(loop: Loop): { stop: () => void } {
  let timer: ReturnType<typeof setTimeout>;
  let tickedAt = takenUpFrom(loop);
  let dueAt = 0;
  let rest = { since: 0, ms: 0 };
  let forgetWait = () => {};
  const schedule = () => {
    clearTimeout(timer);
    const wait = Math.max(
      0,
      tickDelay(loop.interval, loop.connection.status.get().failure) * 1000 - elapsed(tickedAt),
      rest.ms - elapsed(rest.since),
    );
    // Queries that a hidden page skips stay due, so that they are sent when it is visible again.
    if (!document.hidden) dueAt = Date.now() + wait;
    timer = setTimeout(() => run(), wait);
  };
  const run = (isDone = isJustProbed(loop)) => {
    tickedAt = isDone ? latestTry(loop.connection) : Date.now();
    if (!isDone) tick(loop);
    schedule();
    forgetWait();
    forgetWait = askAfterWait(
      loop.client,
      dueAt,
      () => !document.hidden && loop.connection.status.get().failure === null,
    );
  };
  const retrying = retrySignedOut(loop.client, loop.connection);
  // After sleep there is one refresh at once, not one for every missed tick.
  const wake = () => {
    if (document.hidden) return;
    if (Date.now() >= dueAt) run();
    else if (isWorthAProbe(loop.connection)) run(false);
  };
  // A `Retry-After` arrives after its tick has planned the next one, so it is planned again. Counted from the tick, so
  // that a probe that hung until its deadline does not delay the next one by as much again.
  const unsubscribe = loop.connection.status.subscribe(() => {
    // `Retry-After` counts from the answer that has it.
    rest = { since: Date.now(), ms: (loop.connection.status.get().failure?.retryAfter ?? 0) * 1000 };
    // A refused login is an answer; the 30 seconds count from it, whatever was asked.
    if (isTurnedAway(loop.connection) || isBack(loop.connection)) tickedAt = Date.now();
    if (isBack(loop.connection)) resume(loop);
    schedule();
  });
  // While the server's time is in doubt the page keeps its last state.
  const forgets = [unsubscribe, onReturn(wake), onLeap(loop.connection.clock, () => document.hidden || run(false))];
  schedule();
  return {
    stop: () => {
      clearTimeout(timer);
      for (const forget of [...forgets, retrying.stop, forgetWait]) forget();
    },
  };
}

/**
 * When the last tick was before this loop started, milliseconds. While the server fails that is its last probe: a
 * rotating wall, or a reader who switches servers, starts the loop so often that a wait from now on would never end.
 */
function latestTry({ status, clock }: Connection): number {
  const { since } = status.get();
  const tried = Math.max(since ?? -Infinity, status.probedAt() ?? -Infinity);
  return Date.now() - (since === null ? 0 : Math.max(0, clock.now() - tried) * 1000);
}

/**
 * When a paused page or one with a fixed range becomes live again, its data is already old, so its first tick counts
 * from the last answers. Milliseconds.
 */
function takenUpFrom({ connection, live, latest }: Loop): number {
  const tried = latestTry(connection);
  return live && connection.status.get().since === null
    ? Math.min(tried, Date.now() - (connection.clock.now() - latest) * 1000)
    : tried;
}

function isTurnedAway({ status }: Connection): boolean {
  return status.get().failure?.kind === 'unauthorized';
}

function isWorthAProbe(connection: Connection): boolean {
  const { failure } = connection.status.get();
  return failure !== null && isWorthAsking(failure, (Date.now() - latestTry(connection)) / 1000);
}

/** Whether another loop, that of the next view of a wall, has just sent a probe. */
function isJustProbed({ connection: { status, clock }, interval }: Loop): boolean {
  const probedAt = status.probedAt();
  return probedAt !== null && elapsed(probedAt, clock.now()) < tickDelay(interval, status.get().failure) / 2;
}

function tick(loop: Loop): void {
  const { connection } = loop;
  const next = nextTick({ failure: connection.status.get().failure, hidden: document.hidden, live: loop.live });
  if (next === 'skip') return;
  if (next === 'probe') {
    loop.onTick(connection.clock.now());
    return probe(connection, loop.interval);
  }
  if (connection.clock.isInDoubt()) return askTheTime(loop);
  askAll(loop);
}

/**
 * Asks the server for its time before a refresh where a clock has jumped: by a wrong clock the refresh might ask for
 * the future. Errors are ignored, because the refresh will report them.
 */
function askTheTime(loop: Loop): void {
  const { connection, interval } = loop;
  const key = instantQueryKey(connection.server.name, 'vector(1)', 0);
  const asked = connection.ask({
    key,
    priority: 'urgent',
    deadline: deadlineOf(interval),
    signal: new AbortController().signal,
    ask: (driver, signal) => driver.probe(signal),
  });
  void asked.catch(() => undefined).then(() => askAll(loop));
}

function askAll(loop: Loop): void {
  const { connection, live, onTick } = loop;
  const at = connection.clock.now();
  refresh(loop);
  // Clock and cost are updated with the answers, because each by itself would be a frame of its own. The clock of a
  // paused page does not move.
  if (live) {
    notifyManager.schedule(() => {
      connection.spending.beginRefresh();
      onTick(at);
      beginSecond();
    });
  }
}

/**
 * Whether the server answered a probe, of this or another loop. An answer that was under way while others failed must
 * not start a full refresh: where answers and failures alternate, refreshes would never end.
 */
function isBack({ status }: Connection): boolean {
  return status.get().failure === null && status.probedAt() !== null;
}

/** Failed queries may be asked again at once, whatever their `Retry-After`. */
function resume(loop: Loop): void {
  loop.onTick(loop.connection.clock.now());
  refresh(loop, hasFailed);
}

function refresh({ client, connection, live }: Loop, isWantedAnyway: (query: Query) => boolean = () => false): void {
  const now = Date.now();
  const isWanted = (query: Query) => isWantedAnyway(query) || ((live || hasFailed(query)) && isDue(query, now));
  makeUpFor(
    client.getQueryCache().findAll({ type: 'active', fetchStatus: 'fetching', predicate: isWanted }),
    client,
    connection,
  );
  askAgain(client, isWanted);
}

/** Asks again for everything that is on the page, due, and not asked for already. */
export function refreshAll(client: QueryClient): void {
  const now = Date.now();
  askAgain(client, (query) => isDue(query, now));
}

function askAgain(client: QueryClient, isWanted: (query: Query) => boolean): void {
  void client.refetchQueries({ type: 'active', predicate: isWanted }, { cancelRefetch: false });
}

/**
 * Does not repeat a query that is under way. Where that one fails it is asked again at once, because at the next tick
 * its data would be two intervals old.
 */
function makeUpFor(underWay: readonly Query[], client: QueryClient, connection: Connection): void {
  const again = (query: Query) => {
    if (document.hidden || connection.status.get().failure !== null || !hasFailed(query) || !isDue(query, Date.now()))
      return;
    void client.refetchQueries({ queryKey: query.queryKey, exact: true, type: 'active' }, { cancelRefetch: false });
  };
  // In a task of its own, after the cache has recorded the failure.
  for (const query of underWay) query.promise?.catch(() => setTimeout(() => again(query), 0));
}

/** The answer is noted in the status of the server. */
function probe(connection: Connection, interval: number): void {
  const key = probeKey(connection.server.name);
  connection.status.probed(connection.clock.now());
  const asked = connection.ask({
    key,
    priority: 'urgent',
    deadline: deadlineOf(interval),
    signal: new AbortController().signal,
    ask: (driver, signal) => driver.probe(signal),
  });
  asked.catch(() => undefined);
}
