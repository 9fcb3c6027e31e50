import type { Page } from '@playwright/test';

type ShownPanel = { state: string; age: number | null; value: string };

/** What a page shows at one moment, as far as a fault may change it. */
export type Shown = {
  /** Everything that can be read without touching the page. */
  text: string;
  /** What is read on hovering, by screen readers, and in the tab. */
  hidden: string;
  panels: Readonly<Record<string, ShownPanel>>;
  alerts: string;
  freshness: string;
  problems: number;
  /** `null` before the page knows a service. */
  mode: string | null;
  address: string;
  /** Whether this is still the document that was opened. */
  isSame: boolean;
};

const MARK = 'opened for faults';

/** Remember the document, so that a reload is noticed. */
export async function markDocument(page: Page): Promise<void> {
  await page.evaluate((mark) => void performance.mark(mark), MARK);
}

export function readShown(page: Page): Promise<Shown> {
  // No function in here has a name: the loader of TypeScript would wrap it in a call of its own, which the page does
  // not know.
  return page.evaluate((mark) => {
    const panels = [...document.querySelectorAll<HTMLElement>('[data-panel]')].map((panel): [string, ShownPanel] => {
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
