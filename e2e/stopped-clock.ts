import type { Page } from '@playwright/test';

/**
 * Let no time pass in a page whose clock is installed, until `page.clock.resume()`: what it shows for a moment only
 * stands until it was looked at.
 */
export async function stopTheClock(page: Page): Promise<void> {
  // It can only be stopped at a moment to come.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1000);
}
