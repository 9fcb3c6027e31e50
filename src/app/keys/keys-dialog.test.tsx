import { act } from 'react';
import { expect, test } from 'vitest';
import { testPage } from '@/ui/test-page';
import { areCharacterKeysOn, turnCharacterKeys } from './character-keys';
import { KeysDialog } from './keys-dialog';

const { page, render } = testPage();

const toggle = () => {
  const found = page.querySelector<HTMLInputElement>('input[type="checkbox"]');
  if (found === null) throw new Error('no box');
  return found;
};

test('its box turns the keys of one character off and on, and shows how they are', () => {
  turnCharacterKeys(false);
  render(<KeysDialog onClose={() => undefined} />);
  expect(toggle().checked).toBe(false);
  act(() => toggle().click());
  expect([toggle().checked, areCharacterKeysOn()]).toEqual([true, true]);
  act(() => toggle().click());
  expect([toggle().checked, areCharacterKeysOn()]).toEqual([false, false]);
});
