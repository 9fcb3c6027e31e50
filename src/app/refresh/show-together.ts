import { notifyManager } from '@tanstack/react-query';

/** Answers that are waiting to be shown, while a refresh is under way. */
let held: (() => void)[] | null = null;

/** Later than this nobody waits for the slowest answer: one hung query must not delay the others. Milliseconds. */
const PATIENCE_MS = 150;

/** From now on the query cache tells its observers about answers through here. */
export function holdAnswers(): void {
  notifyManager.setScheduler((show) => {
    if (held === null) setTimeout(show, 0);
    else held.push(show);
  });
}

/**
 * Shows the answers of one refresh in one go. They come within a few milliseconds of each other, and shown one by one each of them renders
 * the page and draws its charts again: twenty-eight times where once is enough.
 */
export async function showTogether(refresh: Promise<unknown>): Promise<void> {
  if (held !== null) return;
  held = [];
  await Promise.race([refresh.catch(() => null), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  const waiting = held;
  held = null;
  for (const show of waiting) show();
}
