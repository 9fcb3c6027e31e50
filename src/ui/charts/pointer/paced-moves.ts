import type { Crosshair } from './crosshair';

/**
 * So often numbers are written while the pointer moves on, in milliseconds. Nobody reads those that stand for a single frame, and to write them costs
 * the browser as much as all else that follows the pointer: what has other text is laid out and painted anew, and with it the page is put together.
 */
const AGAIN_MS = 100;

/** A pointer that has stood still for so long is read from; milliseconds. */
const REST_MS = 50;

/** As `crosshair.subscribe`, for what is read: tells of a pointer on its way ten times a second and once it rests, and of everything else at once. */
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
