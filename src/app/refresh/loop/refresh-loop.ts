import { elapsed } from '@/app/refresh/clock/elapsed';
import { onLeap } from '@/app/refresh/clock/use-second';
import { onReturn } from '@/app/refresh/retry/on-return';
import { askAfterWait } from '@/app/refresh/retry/retry-after';
import { retrySignedOut } from '@/app/refresh/retry/retry-signed-out';
import { isBack, isJustProbed, isTurnedAway, isWorthAProbe, lastAttemptMs, startsFromMs } from './last-attempt';
import type { Loop } from './loop';
import { tickDelay } from './refresh-schedule';
import { resume, tick } from './tick';

/** Runs the ticks of a page at their times, until it is stopped. */
export function startLoop(loop: Loop): { stop: () => void } {
  const { client, connection } = loop;
  const { status } = connection;
  let timer: ReturnType<typeof setTimeout>;
  let tickedAt = startsFromMs(loop);
  let dueAt = 0;
  // Milliseconds, counted from the answer that has it.
  let retryAfter = { since: 0, ms: 0 };
  let cancelAskAfterWait = () => {};
  const schedule = () => {
    clearTimeout(timer);
    const wait = Math.max(
      0,
      tickDelay(loop.interval, status.get().failure) * 1000 - elapsed(tickedAt),
      retryAfter.ms - elapsed(retryAfter.since),
    );
    // Queries that a hidden page skips stay due, so that they are sent when it is visible again.
    if (!document.hidden) dueAt = Date.now() + wait;
    timer = setTimeout(() => run(), wait);
  };
  const run = (isDone = isJustProbed(loop)) => {
    tickedAt = isDone ? lastAttemptMs(connection) : Date.now();
    if (!isDone) tick(loop);
    schedule();
    cancelAskAfterWait();
    cancelAskAfterWait = askAfterWait(client, dueAt, () => !document.hidden && status.get().failure === null);
  };
  // After sleep there is one refresh at once, not one for every missed tick.
  const wake = () => {
    if (document.hidden) return;
    if (Date.now() >= dueAt) run();
    else if (isWorthAProbe(connection)) run(false);
  };
  // A `Retry-After` arrives after its tick has planned the next one, so it is planned again. Counted from the tick, so
  // that a probe that hung until its deadline does not delay the next one by as much again.
  const onStatus = () => {
    retryAfter = { since: Date.now(), ms: (status.get().failure?.retryAfter ?? 0) * 1000 };
    // A refused login is an answer; the 30 seconds count from it, whatever was asked.
    if (isTurnedAway(connection) || isBack(connection)) tickedAt = Date.now();
    if (isBack(connection)) resume(loop);
    schedule();
  };
  const cleanups = [
    retrySignedOut(client, connection).stop,
    status.subscribe(onStatus),
    onReturn(wake),
    // While the server's time is in doubt the page keeps its last state.
    onLeap(connection.clock, () => document.hidden || run(false)),
    () => cancelAskAfterWait(),
    () => clearTimeout(timer),
  ];
  schedule();
  return { stop: () => cleanups.forEach((cleanup) => cleanup()) };
}
