import { useEffect } from 'react';

/** Brings the panel that a link names into view, once: the reader scrolls from there. */
export function useScrollTo(panel: string | null): void {
  // The browser's scrolling.
  useEffect(() => {
    if (panel === null) return;
    const found = [...document.querySelectorAll<HTMLElement>('[data-panel]')].find((element) => element.dataset['panel'] === panel);
    found?.scrollIntoView({ block: 'center' });
  }, [panel]);
}
