import { useLayoutEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { characterKey } from '@/app/keys/character-keys';
import type { Rotation } from '@/app/wall/turns/use-rotation';

/** The keys of a wall: Escape leaves it, `p` pauses the rotation, the arrows turn by hand. */
export function useWallKeys({ togglePause, step }: Rotation, leave: () => void): void {
  // The keyboard, before anything is seen.
  useLayoutEffect(
    () =>
      tinykeys(window, {
        Escape: leave,
        p: characterKey(togglePause),
        ArrowLeft: () => step(-1),
        ArrowRight: () => step(1),
      }),
    [leave, togglePause, step],
  );
}
