import { expect, type Locator } from '@playwright/test';

/** Put the pointer into a chart, at a share of its width. */
export async function pointAt(chart: Locator, share: number): Promise<void> {
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  if (box === null) throw new Error('The chart has no place on the page');
  await chart.hover({ position: { x: box.width * share, y: box.height / 2 } });
}

/** What the tooltip of a chart says: its moment in Unix seconds, and the value that is written beside each name. */
export async function readTooltip(tooltip: Locator): Promise<{ time: number; rows: [name: string, text: string][] }> {
  await expect(tooltip).toBeVisible();
  // Moment and values at once: a refresh may come between two questions to the page.
  return tooltip.evaluate((box) => ({
    time: Date.parse(box.querySelector('time')?.dateTime ?? '') / 1000,
    rows: [...box.querySelectorAll('[data-series]')].map((row): [string, string] => [
      row.getAttribute('data-series') ?? '',
      row.querySelector('b')?.textContent ?? '',
    ]),
  }));
}
