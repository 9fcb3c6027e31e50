import { useEffect, useState, type RefObject } from 'react';

/** Elements this near to the screen count as seen, so that they are drawn when they scroll into it. */
const NEARLY = '100px';

/** One observer for all: the browser visits every observer in every frame. */
let observer: IntersectionObserver | null = null;
const watched = new Map<Element, (isSeen: boolean) => void>();

function watch(element: Element, tell: (isSeen: boolean) => void): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) watched.get(target)?.(isIntersecting);
    },
    { rootMargin: NEARLY },
  );
  watched.set(element, tell);
  observer.observe(element);
  return () => {
    watched.delete(element);
    observer?.unobserve(element);
  };
}

/** Whether an element is on the screen, or about to be: what is not need not be drawn. */
export function useIsSeen(ref: RefObject<Element | null>): boolean {
  const [isSeen, setIsSeen] = useState(false);
  // The screen.
  useEffect(() => (ref.current === null ? undefined : watch(ref.current, setIsSeen)), [ref]);
  return isSeen;
}
