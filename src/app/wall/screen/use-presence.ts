import { useEffect, useState } from 'react';

/** How long after the last move or key somebody is still taken to be there. */
const PATIENCE_MS = 5000;

/**
 * Whether somebody moves the pointer or presses keys, or has gone by keyboard to what is there for him: it would go
 * away under his focus.
 */
export function usePresence(): boolean {
  const [isThere, setIsThere] = useState(false);
  // Pointer and keyboard.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const notice = () => {
      clearTimeout(timer);
      timer = setTimeout(
        () => (document.querySelector('[role="toolbar"] :focus-visible') === null ? setIsThere(false) : notice()),
        PATIENCE_MS,
      );
      setIsThere(true);
    };
    // A picture that changes below a pointer at rest is reported as a move by nothing.
    const noticeMove = ({ movementX, movementY }: PointerEvent) => {
      if (movementX !== 0 || movementY !== 0) notice();
    };
    addEventListener('pointermove', noticeMove);
    addEventListener('pointerdown', notice);
    addEventListener('keydown', notice);
    return () => {
      clearTimeout(timer);
      removeEventListener('pointermove', noticeMove);
      removeEventListener('pointerdown', notice);
      removeEventListener('keydown', notice);
    };
  }, []);
  return isThere;
}
