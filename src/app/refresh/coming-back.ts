import type { PrometheusError } from '@/prometheus/prometheus-error';

/** Who chooses a window again and again does not have a server asked each time. Seconds. */
export const RETURN_REST = 10;

/** Tells of whatever may mean that somebody looks at the page again, or that there is a network again. Gives the way to be told no more. */
export function onReturn(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  for (const name of ['focus', 'online']) window.addEventListener(name, listener);
  return () => {
    document.removeEventListener('visibilitychange', listener);
    for (const name of ['focus', 'online']) window.removeEventListener(name, listener);
  };
}

/**
 * Whether a return is a reason to ask a silent server before it is time: who was signed out may have signed in meanwhile, in another window. `seconds`: since it was
 * last asked.
 */
export function isWorthAsking({ kind }: PrometheusError, seconds: number): boolean {
  return (kind === 'unauthorized' || kind === 'unreachable') && seconds >= RETURN_REST;
}
