import { notifyManager } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useStateOf } from '@/panels/use-state-of';
import type { ServerClock } from '@/prometheus/server/clock';

const SECOND_MS = 1000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

const tellAll = () => listeners.forEach((tell) => tell());

/** Scheduled like answers, so that during a refresh the second is rendered together with them. */
const step = () => notifyManager.schedule(tellAll);

/** One timer for the page, so that everything that changes with the second is one rendering and one frame. */
function everySecond(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(step, SECOND_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/**
 * Starts a new second now, because the answers of a refresh are being rendered; this saves the frame of the second that
 * would end soon.
 */
export function beginSecond(): void {
  if (timer === undefined) return;
  clearInterval(timer);
  timer = setInterval(step, SECOND_MS);
  tellAll();
}

/** Calls the listener within a second after a clock has jumped, once until the server has told the time. */
export function onLeap(clock: ServerClock, listener: () => void): () => void {
  let wasInDoubt = false;
  return everySecond(() => {
    const isInDoubt = clock.isInDoubt();
    if (isInDoubt && !wasInDoubt) listener();
    wasInDoubt = isInDoubt;
  });
}

/**
 * Whether the server's time is in doubt, because a clock has jumped: until the server has told it, ages are not known.
 */
export function useIsInDoubt(clock: ServerClock): boolean {
  const [isInDoubt, setInDoubt] = useState(false);
  // The clock on the wall.
  useEffect(() => everySecond(() => setInDoubt(clock.isInDoubt())), [clock]);
  return isInDoubt;
}

/**
 * The server's time, Unix seconds, every second; it does not move while it is in doubt. Only for small components, such
 * as ages and countdowns.
 */
export function useSecond(clock: ServerClock): number {
  return useSecondWhile(true, 0, clock);
}

/** The same while `isCounting`, otherwise `now`; never earlier than `now`. */
export function useSecondWhile(isCounting: boolean, now: number, clock: ServerClock): number {
  const [second, setSecond] = useStateOf(isCounting, clock.now());
  // The clock on the wall.
  useEffect(
    () => (isCounting ? everySecond(() => clock.isInDoubt() || setSecond(clock.now())) : undefined),
    [clock, isCounting, setSecond],
  );
  return isCounting ? Math.max(now, second) : now;
}
