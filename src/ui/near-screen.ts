import { useEffect, useState, type RefObject } from 'react';

/** A screen's height or so ahead: what is asked for when it comes this near is answered when it is seen. */
const MARGIN = '600px';

/** Whether an element has come near the screen yet; it stays so. For what is not worth asking while nobody looks that far down. */
export function useHasComeNear(ref: RefObject<HTMLElement | null>): boolean {
  const [isNear, setIsNear] = useState(false);
  // The screen: the browser tells when the element nears it.
  useEffect(() => {
    if (ref.current === null || isNear) return;
    const views = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && setIsNear(true), { rootMargin: MARGIN });
    views.observe(ref.current);
    return () => views.disconnect();
  }, [ref, isNear]);
  return isNear;
}
