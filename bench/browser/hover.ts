import type { Browser } from '@playwright/test';
import { openPage, readMetrics } from './open-page';
import type { Subject } from './subject';
import { waitUntilDrawn } from './until-drawn';

const MOVES = 100;

/** Longer than a frame, so that every move is drawn; milliseconds. */
const BETWEEN_MS = 20;

/**
 * Time for work after drawing, and for the setup by the first move onto a chart; neither is part of the cost of a move.
 */
const AFTER_DRAWING_MS = 1500;
const AFTER_ENTERING_MS = 300;

/** Main-thread CPU per pointer move across one chart, milliseconds, including everything that follows the pointer. */
export async function hoverCost(browser: Browser, subject: Subject, panel: string): Promise<number> {
  const open = await openPage(browser);
  try {
    await open.page.goto(`${subject.url}?refresh=off`);
    await waitUntilDrawn(open.page, subject);
    await open.page.waitForTimeout(AFTER_DRAWING_MS);
    const chart = open.page
      .locator(`[data-panel="${panel}"][data-chart], [data-panel="${panel}"] [data-chart]`)
      .first();
    await chart.scrollIntoViewIfNeeded();
    const box = await chart.boundingBox();
    if (box === null) throw new Error(`${subject.name} shows no chart ${panel}`);
    const moveTo = (share: number) =>
      open.page.mouse.move(box.x + box.width * (0.15 + 0.7 * share), box.y + box.height / 2);
    await moveTo(0);
    await open.page.waitForTimeout(AFTER_ENTERING_MS);
    const before = await readMetrics(open);
    for (let i = 1; i <= MOVES; i++) {
      await moveTo(i / MOVES);
      await open.page.waitForTimeout(BETWEEN_MS);
    }
    return ((await readMetrics(open)).cpuMs - before.cpuMs) / MOVES;
  } finally {
    await open.close();
  }
}
