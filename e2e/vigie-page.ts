import { expect, type Locator, type Page } from '@playwright/test';

/** The values of `data-state`. */
export type ShownState =
  | 'fresh'
  | 'stale'
  | 'unreliable'
  | 'partial'
  | 'zero'
  | 'no-traffic'
  | 'no-series'
  | 'not-found'
  | 'loading'
  | 'error';

export type SignalName = 'traffic' | 'errors' | 'latency' | 'system';

/** URL parameters; a list repeats its parameter. */
export type Parameters = Readonly<Record<string, string | readonly string[]>>;

/** Usually two seconds; more on a machine that runs a browser, twelve servers and a compiler at once. Milliseconds. */
const SETTLE_TIMEOUT_MS = 30_000;

/** Runs in the page: the parts that are still loading. */
function loadingParts(): string[] {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-state="loading"]')].map(
    ({ dataset }) => dataset['panel'] ?? dataset['page'] ?? 'a part',
  );
  const verdict = document.querySelector<HTMLElement>('[data-verdict]')?.dataset['verdict'] ?? 'loading';
  const missing = document.querySelector('[data-page]') === null ? ['the page'] : [];
  // Service discovery may have timed out on a busy server, and is retried.
  const waiting = document.querySelector('[aria-label="Verdict"]:not([data-state])') === null ? [] : ['a service'];
  // Placeholders of toolbar, charts and tables, whose chunks may load after the verdict.
  const places = [...document.querySelectorAll('[aria-busy="true"]')].map(() => 'the place of a part');
  return [...(verdict === 'loading' ? ['the verdict'] : []), ...missing, ...waiting, ...places, ...parts];
}

/** Page object: finds parts by role and label, and by the data attributes that are part of the page's interface. */
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

  /** Opens the page and waits until everything on it is loaded. */
  async openSettled(parameters: Parameters = {}): Promise<void> {
    await this.open(parameters);
    await this.settle();
  }

  async settle(): Promise<void> {
    // Polled often, because every test starts with it: the default interval of a second would add up to minutes.
    await expect
      .poll(() => this.page.evaluate(loadingParts), {
        message: 'parts that are loading',
        intervals: [50],
        timeout: SETTLE_TIMEOUT_MS,
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

  /** The list of problems with URL, configuration and server. */
  get problems(): Locator {
    return this.page.getByRole('list', { name: 'Problems', exact: true });
  }

  /** The element with the worst state of all parts. */
  get whole(): Locator {
    return this.page.locator('[data-page]');
  }

  panel(id: string): Locator {
    return this.page.locator(`[data-panel="${id}"]`);
  }

  /** The number shown in a panel or light. */
  async numberIn(place: Locator): Promise<string> {
    return place.locator('[data-value]').innerText();
  }

  chart(panelId: string): Locator {
    return this.panel(panelId).getByRole('application');
  }

  tooltip(panelId: string): Locator {
    return this.panel(panelId).locator('output[data-tooltip]');
  }

  /** The current values of a URL parameter. */
  parameter(name: string): string[] {
    return new URL(this.page.url()).searchParams.getAll(name);
  }

  async expectParameter(name: string, values: readonly string[]): Promise<void> {
    await expect.poll(() => this.parameter(name), `${name} in the URL`).toEqual(values);
  }

  /** Age in seconds of the newest sample that a panel shows; NaN if there is none. */
  async age(id: string): Promise<number> {
    return Number((await this.panel(id).getAttribute('data-age')) ?? 'NaN');
  }

  async waitForState(id: string, state: ShownState | RegExp, timeout?: number): Promise<void> {
    await expect(this.panel(id)).toHaveAttribute('data-state', state, timeout === undefined ? {} : { timeout });
  }
}
