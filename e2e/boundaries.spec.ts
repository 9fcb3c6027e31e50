import type { Page } from '@playwright/test';
import { expect, test } from './stack';

type Failing = 'memory' | 'keyboard' | 'nothing';

/**
 * Makes rendering fail by breaking a browser API that it calls, because a build with a bug cannot be deployed for a
 * test: `memory` throws while measuring the axis labels of that chart, `keyboard` throws when a keydown listener is
 * added.
 */
async function sabotage(page: Page, atFirst: Failing): Promise<(what: Failing) => Promise<void>> {
  await page.addInitScript((first) => {
    const state = { failing: first };
    Object.assign(globalThis, { sabotage: state });
    const { measureText } = CanvasRenderingContext2D.prototype as unknown as {
      measureText: (this: CanvasRenderingContext2D, text: string) => TextMetrics;
    };
    CanvasRenderingContext2D.prototype.measureText = function (text) {
      if (state.failing === 'memory' && text.includes('MB')) throw new Error('no width for megabytes');
      return measureText.call(this, text);
    };
    const listen = window.addEventListener.bind(window);
    const refuse = (type: string, listener: EventListener, options?: AddEventListenerOptions) => {
      if (state.failing === 'keyboard' && type === 'keydown') throw new Error('no keys today');
      listen(type, listener, options);
    };
    Object.assign(window, { addEventListener: refuse });
  }, atFirst);
  return (what) =>
    page.evaluate(
      (failing) => void Object.assign((globalThis as unknown as { sabotage: object }).sabotage, { failing }),
      what,
    );
}

// React logs every error that an error boundary has caught.
test.use({ tolerated: /no width for megabytes|no keys today/ });

test('an error while rendering a panel replaces only that panel, which retries by itself', async ({ vigie, page }) => {
  const fail = await sabotage(page, 'memory');
  await vigie.open({ refresh: '2s' });
  const failed = page.getByRole('alert').filter({ hasText: 'cannot be drawn' });
  await expect(failed).toHaveCount(1);
  await expect(failed).toContainText('no width for megabytes');
  await expect(failed).toContainText(/Trying again in \d+ s/);
  await expect(vigie.chart('cpu')).toBeVisible();
  await expect(vigie.verdict).toHaveAttribute('data-verdict', 'ok');
  await fail('nothing');
  await expect(vigie.chart('memory')).toBeVisible();
  await expect(failed).toHaveCount(0);
});

test('an error outside of panels is shown with its message, and the page reloads itself', async ({ vigie, page }) => {
  await page.clock.install();
  const fail = await sabotage(page, 'nothing');
  await vigie.openSettled({ refresh: 'off' });
  await page.getByRole('navigation').getByRole('button', { name: 'shop-api' }).click();
  await fail('keyboard');
  // Choosing another service mounts a new overview, which adds its key listeners.
  await page.getByRole('menuitemradio', { name: 'backend' }).click();
  const notice = page.getByRole('alert').filter({ hasText: 'This page has failed' });
  await expect(notice).toContainText('no keys today');
  await expect(vigie.whole).toHaveAttribute('data-state', 'error');
  const reloaded = page.waitForEvent('load');
  // The installed clock also advances in real time. On a busy machine the page may reload during runFor, which then
  // rejects because its document is gone.
  await page.clock.runFor(58_000).catch(() => undefined);
  await reloaded;
  await vigie.settle();
  await expect(notice).toHaveCount(0);
  await expect(vigie.verdict).toHaveAttribute('data-verdict', 'ok');
});
