import { useEffect, useMemo, useState } from 'react';
import type { Rotate } from '@/app/view/url-parsers';
import type { ServerClock } from '@/prometheus/server/clock';
import { turnAt } from './turn';

/**
 * Which of several views is shown and which one comes. `isPaused` null: there is nothing to pause. A view that a hand
 * has chosen stays until the rotation goes on.
 */
export type Rotation = {
  place: number;
  next: number | null;
  isPaused: boolean | null;
  togglePause: () => void;
  step: (by: 1 | -1) => void;
};

export function useRotation(count: number, every: Rotate, clock: ServerClock): Rotation {
  const [held, setHeld] = useState<number | null>(null);
  const [now, setNow] = useState(() => clock.now());
  const length = count > 1 && every !== 'off' ? every : null;
  const turn = length === null ? null : turnAt(now, count, length);
  const runs = turn !== null && held === null;
  // The clock on the wall, asked at every turn and never in between; and the screen: a view that nobody sees would be
  // asked for in vain.
  useEffect(() => {
    if (!runs || length === null) return;
    const turn = () => {
      if (!document.hidden) setNow(clock.now());
    };
    const wait = turnAt(clock.now(), count, length).until - clock.now();
    // The browser cuts off what is less than a millisecond: too early there is nothing to turn to, and nothing would
    // ask again.
    const timer = setTimeout(turn, Math.ceil(Math.max(0, wait) * 1000));
    document.addEventListener('visibilitychange', turn);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', turn);
    };
  }, [runs, length, count, clock, now]);
  const place = count === 0 ? 0 : (held ?? turn?.place ?? 0) % count;
  return useMemo(
    () => ({
      place,
      next: runs ? turn.next : null,
      isPaused: length === null ? null : held !== null,
      togglePause: () => {
        setNow(clock.now());
        setHeld(held === null ? place : null);
      },
      step: (by) => setHeld((place + by + count) % Math.max(1, count)),
    }),
    [place, runs, turn?.next, length, held, clock, count],
  );
}
