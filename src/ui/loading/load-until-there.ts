const RETRY_MS = 30_000;

/**
 * Loads a chunk of code, and again half a minute after each failure, because the page's server may be away for a while.
 * Returns a function that stops it.
 */
export function loadUntilThere(load: () => Promise<void>, onFailure: (error: unknown) => void = () => {}): () => void {
  let isEnded = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const attempt = () => {
    load().catch((error: unknown) => {
      // Under way when nobody wanted it any more.
      if (isEnded) return;
      onFailure(error);
      timer = setTimeout(attempt, RETRY_MS);
    });
  };
  attempt();
  return () => {
    isEnded = true;
    clearTimeout(timer);
  };
}
