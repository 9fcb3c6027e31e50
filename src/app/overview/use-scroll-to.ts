import { useEffect, useRef } from 'react';

/**
 * Brings the panel that a link names into view, once: the reader scrolls from there. It may only come with `isWhole`,
 * when all panels are known.
 */
export function useScrollTo(panel: string | null, isWhole: boolean): void {
  const shown = useRef<string | null>(null);
  // The browser's scrolling.
  useEffect(() => {
    if (panel === null || panel === shown.current) return;
    const found = [...document.querySelectorAll<HTMLElement>('[data-panel]')].find(
      (element) => element.dataset['panel'] === panel,
    );
    if (found === undefined) return;
    shown.current = panel;
    found.scrollIntoView({ block: 'center' });
  }, [panel, isWhole]);
}
