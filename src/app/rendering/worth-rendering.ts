/** Longer than this `index.html` says too little: something is slow, and the page tells what. Milliseconds. */
const PATIENCE_MS = 400;

/**
 * Until all that is asked ahead is under way, has failed, or takes too long to be waited for: `index.html` says as much as the first rendering
 * would, which would hold up the questions.
 */
export async function untilWorthRendering(ask: (onAsked: () => void) => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, PATIENCE_MS);
    ask(resolve).then(resolve, () => resolve());
  });
}
