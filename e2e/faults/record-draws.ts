import type { Page } from '@playwright/test';

/** A panel whose chart was drawn or whose number changed; Unix milliseconds. */
export type Draw = { panel: string; at: number };

/** Makes the page record its draws from now on, also after reloads. Every draw of a chart starts with one clearRect. */
export async function recordDraws(page: Page): Promise<void> {
  // Methods instead of constant functions, because tsx wraps those in a helper that the page does not have.
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

/** The draws since the last call. */
export function takeDraws(page: Page): Promise<Draw[]> {
  return page.evaluate(() => (globalThis as unknown as { drawn: Draw[] }).drawn.splice(0));
}
