import { expect, type Locator } from '@playwright/test';

/** Hovers a chart at several places and expects the tooltip within the viewport, also with long names. */
export async function hoverAcross(chart: Locator, tooltip: Locator): Promise<void> {
  await chart.scrollIntoViewIfNeeded();
  const { width = 0, height = 0 } = (await chart.boundingBox()) ?? {};
  for (const share of [0.45, 0.55, 0.97]) {
    await chart.hover({ position: { x: width * share, y: height / 2 } });
    await expect(tooltip).toBeInViewport({ ratio: 1 });
  }
}
