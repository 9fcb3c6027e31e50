import type { Page } from '@playwright/test';

/** That a panel was drawn, or its number written; Unix milliseconds. */
export type Drawn = { panel: string; at: number };

/** Has the page note from now on, and after every load, what it draws. A chart is cleared once whenever it is drawn. */
export async function noteDrawings(page: Page): Promise<void> {
  // Methods, because the loader of TypeScript names functions that are constants by a function of its own, which the
  // page does not know.
  await page.addInitScript(() => {
    const drawn: { panel: string; at: number }[] = [];
    Object.assign(globalThis, { drawn });
    const notes = {
      note(element: Element | null) {
        const panel = element?.closest<HTMLElement>('[data-panel]')?.dataset['panel'];
        if (panel !== undefined) drawn.push({ panel, at: Date.now() });
      },
    };
    const { prototype } = CanvasRenderingContext2D;
    const clear: (...area: number[]) => void = Reflect.get(prototype, 'clearRect');
    prototype.clearRect = function (...area) {
      Reflect.apply(clear, this, area);
      if (this.canvas.closest('[data-chart]')) notes.note(this.canvas);
    };
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        if (element?.closest('[data-value]')) notes.note(element);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** What was drawn since the last call. */
export function takeDrawings(page: Page): Promise<Drawn[]> {
  return page.evaluate(() => (globalThis as unknown as { drawn: Drawn[] }).drawn.splice(0));
}
