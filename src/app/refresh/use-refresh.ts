import { notifyManager, useQueryClient, type Query, type QueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useStateOf } from '@/panels/use-state-of';
import type { Connection } from '@/prometheus/connection/connection';
import { instantQueryKey, probeKey } from '@/prometheus/query-keys';
import { askAfterRest } from './after-rest';
import { isWorthAsking, onReturn } from './coming-back';
import { deadlineOf } from './deadline';
import { knockWhereRefused } from './knock';
import { passed } from './passed';
import { hasFailed, isDue } from './query-client';
import { nextTick, tickDelay } from './refresh-schedule';
import { beginSecond, onLeap } from './use-second';

/** `at`: when the latest tick began, Unix seconds of the server's clock, which the page shows its age against. */
export type RefreshClock = { at: number };

/** How often a paused page tries again for what it has not got: nothing could stand still yet. Seconds. */
export const WHILE_PAUSED = 10;

/**
 * The heartbeat of the page: at every interval one refresh of everything that is on it, or one probe while the server does not answer. A
 * tick that finds its predecessor still running skips what is under way. `interval` null: paused. `live` false: a fixed range. `subject`: what is asked about;
 * another one is asked about at once, and the clock is that of its answers.
 */
export function useRefresh(connection: Connection, interval: number | null, live: boolean, subject: unknown = null): RefreshClock {
  const client = useQueryClient();
  const [at, setAt] = useStateOf(subject, connection.clock.now());
  const latest = useRef(at);
  // The browser's timer and its visibility.
  useEffect(() => {
    const onTick = (time: number) => {
      latest.current = time;
      setAt(time);
    };
    const loop = startLoop({ client, connection, interval: interval ?? WHILE_PAUSED, live: live && interval !== null, latest: latest.current, onTick });
    return () => loop.stop();
  }, [client, connection, interval, live, setAt]);
  return { at };
}

/** `latest`: the tick that the page shows, Unix seconds of the server's clock. */
type Loop = { client: QueryClient; connection: Connection; interval: number; live: boolean; latest: number; onTick: (at: number) => void };

function startLoop(loop: Loop): { stop: () => void } {
  let timer: ReturnType<typeof setTimeout>;
  let tickedAt = takenUpFrom(loop);
  let dueAt = 0;
  let rest = { since: 0, ms: 0 };
  let forgetRest = () => {};
  const schedule = () => {
    clearTimeout(timer);
    const wait = Math.max(0, tickDelay(loop.interval, loop.connection.status.get().failure) * 1000 - passed(tickedAt), rest.ms - passed(rest.since));
    // What a hidden page leaves out stays due, so that waking up finds it.
    if (!document.hidden) dueAt = Date.now() + wait;
    timer = setTimeout(() => run(), wait);
  };
  const run = (isDone = isJustProbed(loop)) => {
    tickedAt = isDone ? latestTry(loop.connection) : Date.now();
    if (!isDone) tick(loop);
    schedule();
    forgetRest();
    forgetRest = askAfterRest(loop.client, dueAt, () => !document.hidden && loop.connection.status.get().failure === null);
  };
  const knocking = knockWhereRefused(loop.client, loop.connection);
  // Waking up refreshes once and at once, and not once for every tick that was slept through.
  const wake = () => {
    if (document.hidden) return;
    if (Date.now() >= dueAt) run();
    else if (isWorthAProbe(loop.connection)) run(false);
  };
  // An answer that asks for silence comes after its tick has planned the next one. Counted from the tick: a probe that hung until its
  // deadline must not put the next one off by as much again.
  const unsubscribe = loop.connection.status.subscribe(() => {
    // A rest counts from the answer that asks for it.
    rest = { since: Date.now(), ms: (loop.connection.status.get().failure?.retryAfter ?? 0) * 1000 };
    // To be turned away is an answer, from which the half minute counts, whatever was asked.
    if (isTurnedAway(loop.connection) || isBack(loop.connection)) tickedAt = Date.now();
    if (isBack(loop.connection)) resume(loop);
    schedule();
  });
  // Until the server has told the time the page shows what it knew before.
  const forgets = [unsubscribe, onReturn(wake), onLeap(loop.connection.clock, () => document.hidden || run(false))];
  schedule();
  return {
    stop: () => {
      clearTimeout(timer);
      for (const forget of [...forgets, knocking.stop, forgetRest]) forget();
    },
  };
}

/**
 * When the tick before this loop was, milliseconds. While the server fails it counts from the latest try: a wall that takes turns, or a reader who
 * comes back to this server, begins anew more often than a signed-out server may be asked, and would never ask it.
 */
function latestTry({ status, clock }: Connection): number {
  const { since } = status.get();
  const tried = Math.max(since ?? -Infinity, status.probedAt() ?? -Infinity);
  return Date.now() - (since === null ? 0 : Math.max(0, clock.now() - tried) * 1000);
}

/**
 * What a paused page or one with a fixed range showed before is that old when it is live again: shown for another interval, it would be taken for
 * current. Milliseconds.
 */
function takenUpFrom({ connection, live, latest }: Loop): number {
  const tried = latestTry(connection);
  return live && connection.status.get().since === null ? Math.min(tried, Date.now() - (connection.clock.now() - latest) * 1000) : tried;
}

function isTurnedAway({ status }: Connection): boolean {
  return status.get().failure?.kind === 'unauthorized';
}

function isWorthAProbe(connection: Connection): boolean {
  const { failure } = connection.status.get();
  return failure !== null && isWorthAsking(failure, (Date.now() - latestTry(connection)) / 1000);
}

/** Whether another loop, that of the view which comes next on a wall, has just asked the same. */
function isJustProbed({ connection: { status, clock }, interval }: Loop): boolean {
  const probedAt = status.probedAt();
  return probedAt !== null && passed(probedAt, clock.now()) < tickDelay(interval, status.get().failure) / 2;
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

/** By a clock that has leapt a refresh may ask for what is still to come, which would look as if nothing were known. Where nobody answers this, nobody answers the refresh, which tells it. */
function askTheTime(loop: Loop): void {
  const { connection, interval } = loop;
  const key = instantQueryKey(connection.server.name, 'vector(1)', 0);
  const asked = connection.ask({ key, priority: 'urgent', deadline: deadlineOf(interval), signal: new AbortController().signal, ask: (driver, signal) => driver.probe(signal) });
  void asked.catch(() => undefined).then(() => askAll(loop));
}

function askAll(loop: Loop): void {
  const { connection, live, onTick } = loop;
  const at = connection.clock.now();
  refresh(loop);
  // Clock and cost move when the answers are shown: moved at once, each would be a frame of its own. The clock of a paused page stands.
  if (live) {
    notifyManager.schedule(() => {
      connection.spending.beginRefresh();
      onTick(at);
      beginSecond();
    });
  }
}

/**
 * Whether the server answers after it was asked if it is back, whichever loop asked. An answer that was still under way when others failed is no
 * reason to ask everything again at once: where they alternate, that would never end.
 */
function isBack({ status }: Connection): boolean {
  return status.get().failure === null && status.probedAt() !== null;
}

/** What failed need not be left alone any longer, whatever it was refused with. */
function resume(loop: Loop): void {
  loop.onTick(loop.connection.clock.now());
  refresh(loop, hasFailed);
}

function refresh({ client, connection, live }: Loop, isWantedAnyway: (query: Query) => boolean = () => false): void {
  const now = Date.now();
  const isWanted = (query: Query) => isWantedAnyway(query) || ((live || hasFailed(query)) && isDue(query, now));
  makeUpFor(client.getQueryCache().findAll({ type: 'active', fetchStatus: 'fetching', predicate: isWanted }), client, connection);
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

/** A question that is still under way is not asked again. Should it come to nothing it is asked again then: by the next tick it would be two intervals old. */
function makeUpFor(underWay: readonly Query[], client: QueryClient, connection: Connection): void {
  const again = (query: Query) => {
    if (document.hidden || connection.status.get().failure !== null || !hasFailed(query) || !isDue(query, Date.now())) return;
    void client.refetchQueries({ queryKey: query.queryKey, exact: true, type: 'active' }, { cancelRefetch: false });
  };
  // In a task of its own, when the cache has taken note of the failure.
  for (const query of underWay) query.promise?.catch(() => setTimeout(() => again(query), 0));
}

/** Its answer is heard of through the status of the server. */
function probe(connection: Connection, interval: number): void {
  const key = probeKey(connection.server.name);
  connection.status.probed(connection.clock.now());
  const asked = connection.ask({ key, priority: 'urgent', deadline: deadlineOf(interval), signal: new AbortController().signal, ask: (driver, signal) => driver.probe(signal) });
  asked.catch(() => undefined);
}
