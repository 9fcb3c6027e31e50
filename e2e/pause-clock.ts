import { expect, type Page } from '@playwright/test';

/**
 * Stops the installed clock of a page until `page.clock.resume()`, so that something shown briefly stays until it is
 * checked.
 */
export async function pauseClock(page: Page): Promise<void> {
  // pauseAt only accepts a time in the future. On a busy machine that second may be over before it is accepted; it has
  // stopped the clock then, so that the next call is in time.
  await expect(async () => page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1000)).toPass();
}
