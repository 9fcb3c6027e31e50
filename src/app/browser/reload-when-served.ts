/** How long a page waits that may not reload yet; milliseconds. */
const AGAIN_MS = 10_000;

/**
 * Loads the page anew as soon as its server has it. A browser that reloads while the server is away shows a page of its own, which no screen
 * comes back from by itself.
 */
export async function reloadWhenServed(reload: () => void = () => location.reload()): Promise<void> {
  if (await isServed()) reload();
  else setTimeout(() => void reloadWhenServed(reload), AGAIN_MS);
}

async function isServed(): Promise<boolean> {
  try {
    return (await fetch(location.href, { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}
