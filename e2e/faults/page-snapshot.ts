import type { Page } from '@playwright/test';

type PanelSnapshot = { state: string; age: number | null; value: string };

/** What a page shows at one moment, as far as a fault may change it. */
export type PageSnapshot = {
  /** Visible text. */
  text: string;
  /** Text of tooltips, for screen readers, and of the tab. */
  hidden: string;
  panels: Readonly<Record<string, PanelSnapshot>>;
  alerts: string;
  freshness: string;
  problems: number;
  /** `null` before a service is loaded. */
  mode: string | null;
  address: string;
  /** False after a reload. */
  isSame: boolean;
};

const MARK = 'opened for faults';

/** Marks the document, so that a reload is detected. */
export async function markDocument(page: Page): Promise<void> {
  await page.evaluate((mark) => void performance.mark(mark), MARK);
}

export function takeSnapshot(page: Page): Promise<PageSnapshot> {
  // Only anonymous functions here: tsx wraps named ones in a helper that the page does not have.
  return page.evaluate((mark) => {
    const panels = [...document.querySelectorAll<HTMLElement>('[data-panel]')].map((panel): [string, PanelSnapshot] => {
      const { panel: id = '', state = '', age } = panel.dataset;
      return [
        id,
        {
          state,
          age: age === undefined ? null : Number(age),
          value: panel.querySelector('[data-value]')?.textContent ?? '',
        },
      ];
    });
    const spoken = [...document.querySelectorAll<HTMLElement>('[title], [aria-label], [data-cause]')].flatMap(
      (element) => [element.title, element.ariaLabel ?? '', element.dataset['cause'] ?? ''],
    );
    return {
      text: document.body.innerText,
      hidden: [document.title, ...spoken].join('\n'),
      panels: Object.fromEntries(panels),
      alerts: document.querySelector('section[aria-label="Alerts"]')?.getAttribute('data-state') ?? '',
      freshness: document.querySelector('[data-freshness]')?.getAttribute('data-freshness') ?? '',
      problems: document.querySelectorAll('[aria-label="Problems"] li').length,
      mode: document.querySelector('[data-page]')?.getAttribute('data-page') ?? null,
      address: location.href,
      isSame: performance.getEntriesByName(mark).length > 0,
    };
  }, MARK);
}
