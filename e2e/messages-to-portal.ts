import type { Page } from '@playwright/test';

/** Makes every document record the messages that it receives from an embedded page. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const messages: unknown[] = [];
    Object.assign(globalThis, { heard: messages });
    addEventListener('message', ({ data }) => messages.push(data));
  });
}

/** All messages that the embedded page has sent. */
export const heard = (page: Page) => page.evaluate(() => (globalThis as unknown as { heard: object[] }).heard);
