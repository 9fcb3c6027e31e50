import { expect, type Locator } from '@playwright/test';

/**
 * Put the pointer into a chart at several places, one after the other: long names must not put what it tells beyond the
 * screen.
 */
export async function sweep(chart: Locator, tooltip: Locator): Promise<void> {
  await chart.scrollIntoViewIfNeeded();
  const { width = 0, height = 0 } = (await chart.boundingBox()) ?? {};
  for (const share of [0.45, 0.55, 0.97]) {
    await chart.hover({ position: { x: width * share, y: height / 2 } });
    await expect(tooltip).toBeInViewport({ ratio: 1 });
  }
}
