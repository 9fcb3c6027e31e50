import type { Page } from '@playwright/test';

/** From now on every document keeps what it is told by a page in its frame. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const messages: unknown[] = [];
    Object.assign(globalThis, { heard: messages });
    addEventListener('message', ({ data }) => messages.push(data));
  });
}

/** Everything that the page in the frame has said to the portal. */
export const heard = (page: Page) => page.evaluate(() => (globalThis as unknown as { heard: object[] }).heard);
