import { notifyManager } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useStateOf } from '@/panels/use-state-of';
import type { ServerClock } from '@/prometheus/server/clock';

const SECOND_MS = 1000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

const tellAll = () => listeners.forEach((tell) => tell());

/** While a refresh is under way a second is shown with its answers. */
const step = () => notifyManager.schedule(tellAll);

/** One timer for the page: what steps in one task is one rendering and one frame, and each frame costs more than all that steps in it. */
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

/** Has a second begin now, because the answers of a refresh are being shown: so the one that would end soon is no frame of its own. */
export function beginSecond(): void {
  if (timer === undefined) return;
  clearInterval(timer);
  timer = setInterval(step, SECOND_MS);
  tellAll();
}

/** Tells within a second that a clock has leapt, once until the server has told the time. */
export function onLeap(clock: ServerClock, listener: () => void): () => void {
  let wasInDoubt = false;
  return everySecond(() => {
    const isInDoubt = clock.isInDoubt();
    if (isInDoubt && !wasInDoubt) listener();
    wasInDoubt = isInDoubt;
  });
}

/** Whether the server is being asked for the time, because a clock has leapt: until it has told it nobody knows how old anything is. */
export function useIsInDoubt(clock: ServerClock): boolean {
  const [isInDoubt, setInDoubt] = useState(false);
  // The clock on the wall.
  useEffect(() => everySecond(() => setInDoubt(clock.isInDoubt())), [clock]);
  return isInDoubt;
}

/** The server's time, Unix seconds, by the second; it stands still while it is in doubt. For what counts down or ages before the reader's eyes, and nothing larger. */
export function useSecond(clock: ServerClock): number {
  return useSecondWhile(true, 0, clock);
}

/** The same while something counts, and else `now`, behind which it never falls. */
export function useSecondWhile(isCounting: boolean, now: number, clock: ServerClock): number {
  const [second, setSecond] = useStateOf(isCounting, clock.now());
  // The clock on the wall.
  useEffect(() => (isCounting ? everySecond(() => clock.isInDoubt() || setSecond(clock.now())) : undefined), [clock, isCounting, setSecond]);
  return isCounting ? Math.max(now, second) : now;
}
