import { expect, type Locator, type Page } from '@playwright/test';

/** The contract of `data-state`. */
export type ShownState =
  'fresh' | 'stale' | 'partial' | 'zero' | 'no-traffic' | 'no-series' | 'not-found' | 'loading' | 'error';

export type SignalName = 'traffic' | 'errors' | 'latency' | 'system';

/** Parameters of the URL; a list repeats its parameter. */
export type Parameters = Readonly<Record<string, string | readonly string[]>>;

/**
 * A page takes two seconds; on a machine that runs a browser, twelve servers and a compiler at once it takes longer.
 * Milliseconds.
 */
const SETTLING = 30_000;

/** Runs in the page: what of it is not there yet. */
function loadingParts(): string[] {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-state="loading"]')].map(
    ({ dataset }) => dataset['panel'] ?? dataset['page'] ?? 'a part',
  );
  const verdict = document.querySelector<HTMLElement>('[data-verdict]')?.dataset['verdict'] ?? 'loading';
  const missing = document.querySelector('[data-page]') === null ? ['the page'] : [];
  // A busy server may have left the first question unanswered, which is asked again.
  const waiting = document.querySelector('[aria-label="Verdict"]:not([data-state])') === null ? [] : ['a service'];
  // Where the bar, the charts and the tables come to stand: the verdict may be there before them.
  const places = [...document.querySelectorAll('[aria-busy="true"]')].map(() => 'the place of a part');
  return [...(verdict === 'loading' ? ['the verdict'] : []), ...missing, ...waiting, ...places, ...parts];
}

/** The page as its reader finds his way on it: by role and label, and by the attributes that are a contract. */
export class VigiePage {
  readonly page: Page;
  readonly #url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
  }

  address(parameters: Parameters = {}): string {
    const pairs = Object.entries(parameters).flatMap(([name, values]) => [values].flat().map((value) => [name, value]));
    const query = new URLSearchParams(pairs).toString();
    return query === '' ? this.#url : `${this.#url}?${query}`;
  }

  async open(parameters: Parameters = {}): Promise<void> {
    await this.page.goto(this.address(parameters));
  }

  /** Open the page and wait until everything on it is answered. */
  async openSettled(parameters: Parameters = {}): Promise<void> {
    await this.open(parameters);
    await this.settle();
  }

  async settle(): Promise<void> {
    // Asked often, because every test begins with it: the usual second between two looks would add up to minutes.
    await expect
      .poll(() => this.page.evaluate(loadingParts), {
        message: 'parts that are loading',
        intervals: [50],
        timeout: SETTLING,
      })
      .toEqual([]);
  }

  get verdict(): Locator {
    return this.page.getByRole('region', { name: 'Verdict' });
  }

  /** The sentence of the verdict. */
  get headline(): Locator {
    return this.verdict.getByRole('heading', { level: 1 });
  }

  get signals(): Locator {
    return this.page.getByRole('region', { name: 'Signals' });
  }

  light(name: SignalName): Locator {
    return this.page.locator(`[data-signal="${name}"]`);
  }

  get alerts(): Locator {
    return this.page.getByRole('region', { name: 'Alerts' });
  }

  get endpoints(): Locator {
    return this.page.getByRole('region', { name: 'Endpoints' });
  }

  /** Sentences about what was asked of the page and could not be done. */
  get problems(): Locator {
    return this.page.getByRole('list', { name: 'Problems', exact: true });
  }

  /** Carries the worst state of the page. */
  get whole(): Locator {
    return this.page.locator('[data-page]');
  }

  panel(id: string): Locator {
    return this.page.locator(`[data-panel="${id}"]`);
  }

  /** The number that stands in a panel or in a light. */
  async numberIn(place: Locator): Promise<string> {
    return place.locator('[data-value]').innerText();
  }

  chart(panelId: string): Locator {
    return this.panel(panelId).getByRole('application');
  }

  tooltip(panelId: string): Locator {
    return this.panel(panelId).locator('output[data-tooltip]');
  }

  /** Values of a parameter in the address of the page, as it stands now. */
  parameter(name: string): string[] {
    return new URL(this.page.url()).searchParams.getAll(name);
  }

  async expectParameter(name: string, values: readonly string[]): Promise<void> {
    await expect.poll(() => this.parameter(name), `${name} in the address`).toEqual(values);
  }

  /** Age in seconds of the newest sample that a panel shows; NaN where it shows none. */
  async age(id: string): Promise<number> {
    return Number((await this.panel(id).getAttribute('data-age')) ?? 'NaN');
  }

  async waitForState(id: string, state: ShownState | RegExp, timeout?: number): Promise<void> {
    await expect(this.panel(id)).toHaveAttribute('data-state', state, timeout === undefined ? {} : { timeout });
  }
}
