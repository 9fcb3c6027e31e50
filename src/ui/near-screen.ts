import { useEffect, useState, type RefObject } from 'react';

/** A screen's height or so ahead: what is asked for when it comes this near is answered when it is seen. */
const MARGIN = '600px';

/**
 * Whether an element is near the screen. For what is not worth asking while nobody looks that far down. `isPlaced`:
 * whether it stands where it will stay; before, what is above it is still missing and it seems near to a screen that it
 * will be far from.
 */
export function useIsNear(ref: RefObject<HTMLElement | null>, isPlaced: boolean): boolean {
  const [isNear, setIsNear] = useState(false);
  // The screen: the browser tells when the element nears or leaves it.
  useEffect(() => {
    if (ref.current === null || !isPlaced) return;
    const views = new IntersectionObserver((entries) => setIsNear(entries.at(-1)?.isIntersecting ?? false), {
      rootMargin: MARGIN,
    });
    views.observe(ref.current);
    return () => views.disconnect();
  }, [ref, isPlaced]);
  return isNear;
}
