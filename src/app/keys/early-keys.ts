let pressed: KeyboardEvent[] = [];

/**
 * Keeps the keys that are pressed before the toolbar, which handles them, is loaded. Returns a function that stops
 * this.
 */
export function keepKeys(): () => void {
  const keep = (event: KeyboardEvent) => void pressed.push(event);
  window.addEventListener('keydown', keep);
  return () => window.removeEventListener('keydown', keep);
}

/** Dispatches the kept keys again, now that there is a listener. */
export function pressKept(): void {
  const kept = pressed;
  pressed = [];
  for (const key of kept) window.dispatchEvent(new KeyboardEvent('keydown', key));
}
