import { setTimeout as wait } from 'node:timers/promises';
import type { Subject } from './subject';

/** A page of Playwright or a bare tab. */
type Looked = { evaluate: <T, A>(read: (argument: A) => T, argument: A) => Promise<T> };

const TIMEOUT_MS = 60_000;

/**
 * Milliseconds between two checks. Less often than every frame, as Playwright polls, which would make the browser
 * produce twice as many frames.
 */
export const LOOK_EVERY_MS = 100;

/** Rejects if a panel shows an error, or has no data after a minute. */
export async function waitUntilDrawn(page: Looked, { name, panels }: Subject): Promise<void> {
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    const { failed, missing } = await page.evaluate(lookAt, panels);
    if (failed.length > 0) throw new Error(`${name} shows an error: ${failed.join('; ')}`);
    if (missing.length === 0) return;
    if (Date.now() > deadline) throw new Error(`${name} did not draw: ${missing.join(', ')}`);
    await wait(LOOK_EVERY_MS);
  }
}

/** Runs in the page: the panels with an error and what they say, and those without data and what they are waiting for. */
function lookAt(ids: readonly string[]): { failed: string[]; missing: string[] } {
  const without = ids.filter((id) => globalThis.sightings.firstData[id] === undefined);
  return {
    failed: [...document.querySelectorAll<HTMLElement>('[data-panel][data-state="error"]')].map(
      (panel) => `${panel.dataset['panel'] ?? ''}: ${panel.innerText.replaceAll(/\s+/g, ' ')}`,
    ),
    missing: without.map(
      (id) => `${id} (${document.querySelector<HTMLElement>(`[data-panel="${id}"]`)?.dataset['cause'] ?? 'absent'})`,
    ),
  };
}
