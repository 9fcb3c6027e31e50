import type { Page } from '@playwright/test';

/**
 * The page of a test, whose routes are removed after the test: a route handler that is still fetching would fail when
 * the page closes.
 */
export async function pageWithoutRoutes({ page }: { page: Page }, use: (page: Page) => Promise<void>): Promise<void> {
  await use(page);
  if (!page.isClosed()) await page.unrouteAll({ behavior: 'ignoreErrors' });
}
