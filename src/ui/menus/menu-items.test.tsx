import { act } from 'react';
import { expect, test, vi } from 'vitest';
import { testPage } from '@/ui/test-page';
import { MenuItems } from './menu-items';

const { page, render } = testPage();

const close = vi.fn<() => void>();
const chosen = vi.fn<() => void>();

function open(): void {
  close.mockClear();
  render(
    <MenuItems
      label="Refresh interval"
      close={close}
      items={['5 s', '10 s', 'Off'].map((text) => ({ id: text, text, selected: text === '10 s', onSelect: chosen }))}
    />,
  );
}

const focused = () => document.activeElement?.textContent;

function press(key: string): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  act(() => void document.activeElement?.dispatchEvent(event));
  return event.defaultPrevented;
}

test('the focus begins at the choice that holds, and the arrows lead it round', () => {
  open();
  expect(focused()).toBe('10 s');
  press('ArrowDown');
  press('ArrowDown');
  expect(focused()).toBe('5 s');
  press('End');
  expect(focused()).toBe('Off');
});

test('Tab leaves a menu and closes it, and the browser goes on to what comes next', () => {
  open();
  expect(press('Tab')).toBe(false);
  expect(close).toHaveBeenCalledOnce();
  expect(chosen).not.toHaveBeenCalled();
});

test('a choice closes the menu before it acts', () => {
  open();
  act(() => page.querySelectorAll('button')[0]?.click());
  expect(close.mock.invocationCallOrder[0]).toBeLessThan(chosen.mock.invocationCallOrder[0] ?? 0);
});
