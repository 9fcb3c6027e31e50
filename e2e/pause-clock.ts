import type { Page } from '@playwright/test';

/**
 * Stops the installed clock of a page until `page.clock.resume()`, so that something shown briefly stays until it is
 * checked.
 */
export async function pauseClock(page: Page): Promise<void> {
  // pauseAt only accepts a time in the future.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1000);
}
