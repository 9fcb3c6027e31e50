import type { PrometheusError } from '@/prometheus/prometheus-error';

/** Switching to the window again and again must not query a failing server each time. Seconds. */
export const RETURN_WAIT = 10;

/**
 * Calls the listener when the reader may be back (the tab is visible, the window has the focus) or the network is.
 * Returns the unsubscribe function.
 */
export function onReturn(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  for (const name of ['focus', 'online']) window.addEventListener(name, listener);
  return () => {
    document.removeEventListener('visibilitychange', listener);
    for (const name of ['focus', 'online']) window.removeEventListener(name, listener);
  };
}

/**
 * Whether to ask a failing server at once when the reader comes back, because he may have signed in in another window,
 * or the network may be back. `seconds`: since it was last asked.
 */
export function isWorthAsking({ kind }: PrometheusError, seconds: number): boolean {
  return (kind === 'unauthorized' || kind === 'unreachable') && seconds >= RETURN_WAIT;
}
