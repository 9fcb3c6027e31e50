const KEY = 'vigie.keys';

/** What holds where nothing can be remembered. */
let areOnHere = true;

/**
 * Whether single-character keys are on. They can be turned off (WCAG 2.1.4), because with speech input or a tremor they
 * may be pressed by accident. Read at every key press, so that a change applies to all tabs at once.
 */
export function areCharacterKeysOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return areOnHere;
  }
}

export function turnCharacterKeys(areOn: boolean): void {
  areOnHere = areOn;
  try {
    if (areOn) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // It holds for as long as this page stands.
  }
}

/** A key of one character that acts, but not while it is part of what is typed, and once however long it is held. */
export function characterKey(act: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.repeat || isTyping(event.target) || !areCharacterKeysOn()) return;
    event.preventDefault();
    act();
  };
}

/** One for which many keyboards need Shift: the slash on others than American ones. */
export function shiftedKey(key: string, act: () => void): Readonly<Record<string, (event: KeyboardEvent) => void>> {
  const press = characterKey(act);
  return { [key]: press, [`Shift+${key}`]: press };
}

/** The switch of the zone is a field too, which keeps the focus after a click, but nothing is typed into it. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input:not([type="radio"]), textarea, select, dialog') !== null)
  );
}
