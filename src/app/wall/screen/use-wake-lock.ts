import { useEffect } from 'react';

/**
 * Keeps the screen lit for as long as the wall is on it. Browsers without wake locks leave that to the settings of the
 * machine.
 */
export function useWakeLock(): void {
  // The power management of the machine, which takes the lock back whenever the page is hidden.
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let isOver = false;
    const acquire = async () => {
      if (document.hidden || !('wakeLock' in navigator)) return;
      try {
        const acquired = await navigator.wakeLock.request('screen');
        if (isOver) await acquired.release();
        else lock = acquired;
      } catch {
        // Refused on low battery or by policy: the wall works all the same, and asks again when it is next looked at.
      }
    };
    const renew = () => void acquire();
    renew();
    document.addEventListener('visibilitychange', renew);
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', renew);
      void lock?.release().catch(() => {});
    };
  }, []);
}
