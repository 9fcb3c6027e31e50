import { act } from 'react';
import { expect, test, vi } from 'vitest';
import { testPage } from './test-page';

const { page, render } = testPage();

/** A screen that can be turned, and that keeps who listens to it. */
class Screen extends EventTarget {
  matches = false;
  readonly listening = new Set<unknown>();

  override addEventListener(...[type, listener]: Parameters<EventTarget['addEventListener']>) {
    this.listening.add(listener);
    super.addEventListener(type, listener);
  }

  override removeEventListener(...[type, listener]: Parameters<EventTarget['removeEventListener']>) {
    this.listening.delete(listener);
    super.removeEventListener(type, listener);
  }

  turn(matches: boolean) {
    this.matches = matches;
    act(() => void this.dispatchEvent(new Event('change')));
  }
}

test('what is another element on a phone changes with the screen, and leaves no listener behind', async () => {
  const screen = new Screen();
  const matchMedia = vi.fn(() => screen);
  vi.stubGlobal('matchMedia', matchMedia);
  const { useIsNarrow } = await import('./narrow');
  const Shown = () => (useIsNarrow() ? 'phone' : 'desk');
  render(<Shown />);
  expect([page.textContent, matchMedia.mock.calls]).toEqual(['desk', [['(max-width: 760px)']]]);
  screen.turn(true);
  expect(page.textContent).toBe('phone');
  screen.turn(false);
  expect(page.textContent).toBe('desk');
  expect(screen.listening.size).toBe(1);
  render(null);
  expect(screen.listening.size).toBe(0);
  vi.unstubAllGlobals();
});
