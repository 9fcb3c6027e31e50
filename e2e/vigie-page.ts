import { expect, type Locator, type Page } from '@playwright/test';

/** The contract of `data-state`. */
export type ShownState = 'fresh' | 'stale' | 'partial' | 'zero' | 'no-traffic' | 'no-series' | 'not-found' | 'loading' | 'error';

/** The page as its reader finds his way on it: by role and label, and by the attributes that are a contract. */
export class VigiePage {
  readonly page: Page;
  readonly #url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
  }

  /** Open the page with URL parameters; a list repeats its parameter. */
  async open(parameters: Readonly<Record<string, string | readonly string[]>> = {}): Promise<void> {
    const pairs = Object.entries(parameters).flatMap(([name, values]) => [values].flat().map((value) => [name, value]));
    const query = new URLSearchParams(pairs).toString();
    await this.page.goto(query === '' ? this.#url : `${this.#url}?${query}`);
  }

  get verdict(): Locator {
    return this.page.getByRole('region', { name: 'Verdict' });
  }

  get signals(): Locator {
    return this.page.getByRole('region', { name: 'Signals' });
  }

  get alerts(): Locator {
    return this.page.getByRole('region', { name: 'Alerts' });
  }

  /** Carries the worst state of the page. */
  get whole(): Locator {
    return this.page.locator('[data-page]');
  }

  panel(id: string): Locator {
    return this.page.locator(`[data-panel="${id}"]`);
  }

  /** Age in seconds of the newest sample that a panel shows; NaN where it shows none. */
  async age(id: string): Promise<number> {
    return Number((await this.panel(id).getAttribute('data-age')) ?? 'NaN');
  }

  async waitForState(id: string, state: ShownState | RegExp, timeout?: number): Promise<void> {
    await expect(this.panel(id)).toHaveAttribute('data-state', state, timeout === undefined ? {} : { timeout });
  }
}
