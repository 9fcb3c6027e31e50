import type { Page } from '@playwright/test';

/**
 * The page of a test, without its routes once the test is over: one that fetches what it changes may be at it when the
 * test ends, and what it then says would be taken for a failure.
 */
export async function pageAtRest({ page }: { page: Page }, use: (page: Page) => Promise<void>): Promise<void> {
  await use(page);
  if (!page.isClosed()) await page.unrouteAll({ behavior: 'ignoreErrors' });
}
