import { afterEach, expect, test, vi } from 'vitest';
import { areCharacterKeysOn, characterKey, turnCharacterKeys } from './character-keys';

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

test('the browser remembers that they are off, and nothing once they are on', () => {
  expect(areCharacterKeysOn()).toBe(true);
  turnCharacterKeys(false);
  expect([areCharacterKeysOn(), localStorage.length]).toEqual([false, 1]);
  turnCharacterKeys(true);
  expect([areCharacterKeysOn(), localStorage.length]).toEqual([true, 0]);
});

test('what another tab turns off is off here at once', () => {
  turnCharacterKeys(false);
  const [key = ''] = Object.keys(localStorage);
  turnCharacterKeys(true);
  localStorage.setItem(key, 'off');
  expect(areCharacterKeysOn()).toBe(false);
});

test('a page without storage keeps it for as long as it stands', () => {
  const refuse = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
  turnCharacterKeys(false);
  expect(areCharacterKeysOn()).toBe(false);
  turnCharacterKeys(true);
  expect(areCharacterKeysOn()).toBe(true);
});

test('a key acts on the page, and is a letter where something is typed or where keys are off', () => {
  const act = vi.fn();
  const press = characterKey(act);
  const isTaken = (markup: 'main' | 'input' | 'textarea' | 'select') => {
    const event = new KeyboardEvent('keydown', { key: 'p', bubbles: true, cancelable: true });
    const element = document.body.appendChild(document.createElement(markup));
    element.addEventListener('keydown', (pressed) => pressed instanceof KeyboardEvent && press(pressed));
    element.dispatchEvent(event);
    element.remove();
    return event.defaultPrevented;
  };
  expect((['main', 'input', 'textarea', 'select'] as const).map(isTaken)).toEqual([true, false, false, false]);
  turnCharacterKeys(false);
  expect(isTaken('main')).toBe(false);
  expect(act).toHaveBeenCalledTimes(1);
});
