import { useCallback, useEffect, useRef, useState } from 'react';
import { createChime, type Chime } from './chime';

/**
 * The sound of the wall; nothing of it exists before it is switched on. `isBlocked`: it is on and would not be heard.
 */
export function useChime(isOn: boolean): { ring: () => void; isBlocked: boolean } {
  const chime = useRef<Chime | null>(null);
  const [isBlocked, setIsBlocked] = useState(false);
  // The loudspeaker, and the first touch, which browsers wait for before they let a page be heard.
  useEffect(() => {
    if (!isOn) return;
    const look = () => setIsBlocked(chime.current?.isBlocked() ?? true);
    const unlock = () => chime.current?.unlock();
    chime.current = createChime(look);
    look();
    addEventListener('pointerdown', unlock);
    addEventListener('keydown', unlock);
    return () => {
      removeEventListener('pointerdown', unlock);
      removeEventListener('keydown', unlock);
      chime.current?.close();
      chime.current = null;
      setIsBlocked(false);
    };
  }, [isOn]);
  const ring = useCallback(() => chime.current?.ring(), []);
  return { ring, isBlocked };
}
