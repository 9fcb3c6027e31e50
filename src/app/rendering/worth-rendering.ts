/** After this time the page is rendered in any case, because something is slow, and it can say what. Milliseconds. */
const PATIENCE_MS = 400;

/**
 * Waits with the first rendering until the early queries are sent, have failed, or take too long. It would delay them,
 * and show no more than `index.html` does.
 */
export async function untilWorthRendering(ask: (onAsked: () => void) => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, PATIENCE_MS);
    ask(resolve).then(resolve, () => resolve());
  });
}
