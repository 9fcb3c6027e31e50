import type { Crosshair } from './crosshair';

/**
 * Milliseconds between two updates of the numbers while the pointer moves. Nobody can read numbers of a single frame,
 * and updating them costs the browser as much as everything else that follows the pointer, because changed text is laid
 * out and painted again.
 */
const AGAIN_MS = 100;

/** A pointer that has stood still for so long is read from; milliseconds. */
const REST_MS = 50;

/**
 * As `crosshair.subscribe`, for what is read: tells of a pointer on its way ten times a second and once it rests, and
 * of everything else at once.
 */
export function subscribePaced(crosshair: Crosshair, listener: () => void): () => void {
  let toldAt = performance.now();
  let rest: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    toldAt = performance.now();
    listener();
  };
  const stop = crosshair.subscribe(() => {
    clearTimeout(rest);
    if (crosshair.get()?.by !== 'pointer' || performance.now() - toldAt >= AGAIN_MS) tell();
    else rest = setTimeout(tell, REST_MS);
  });
  return () => {
    clearTimeout(rest);
    stop();
  };
}
