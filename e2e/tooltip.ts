import { expect, type Locator } from '@playwright/test';

/** Hovers a chart at a share of its width. */
export async function pointAt(chart: Locator, share: number): Promise<void> {
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  if (box === null) throw new Error('The chart has no place on the page');
  await chart.hover({ position: { x: box.width * share, y: box.height / 2 } });
}

/** The content of a chart tooltip: its time in Unix seconds, and its rows. */
export async function readTooltip(tooltip: Locator): Promise<{ time: number; rows: [name: string, text: string][] }> {
  await expect(tooltip).toBeVisible();
  // Read in one call, because a refresh may come between two.
  return tooltip.evaluate((box) => ({
    time: Date.parse(box.querySelector('time')?.dateTime ?? '') / 1000,
    rows: [...box.querySelectorAll('[data-series]')].map((row): [string, string] => [
      row.getAttribute('data-series') ?? '',
      row.querySelector('b')?.textContent ?? '',
    ]),
  }));
}
