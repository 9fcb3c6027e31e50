/** Milliseconds between two attempts. */
const AGAIN_MS = 10_000;

/**
 * Reloads the page once its server answers. A browser that reloads while the server is down shows its own error page,
 * from which an unattended screen never returns.
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
