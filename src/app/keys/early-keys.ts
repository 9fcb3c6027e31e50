let pressed: KeyboardEvent[] = [];

/** Keeps the keys that are pressed while the bar that acts on them is still on its way. Gives the way to keep no more. */
export function keepKeys(): () => void {
  const keep = (event: KeyboardEvent) => void pressed.push(event);
  window.addEventListener('keydown', keep);
  return () => window.removeEventListener('keydown', keep);
}

/** Presses again what was kept, now that somebody listens. */
export function pressKept(): void {
  const kept = pressed;
  pressed = [];
  for (const key of kept) window.dispatchEvent(new KeyboardEvent('keydown', key));
}
