import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { testPage } from '@/ui/test-page';
import { WallControls } from './wall-controls';

const { page, render } = testPage();

const actions = {
  setSound: vi.fn<(isOn: boolean) => void>(),
  setNotify: vi.fn<(isOn: boolean) => void>(),
  setTheme: vi.fn<(theme: 'dark' | 'light') => void>(),
};
const togglePause = vi.fn<() => void>();
const onLeave = vi.fn<() => void>();

beforeEach(() => {
  vi.stubGlobal('isSecureContext', true);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

/** What the browser says about notices now, and what the reader will answer when asked. */
function stubNotices(permission: NotificationPermission, answer = permission): void {
  vi.stubGlobal('Notification', { permission, requestPermission: () => Promise.resolve(answer) });
}

const show = (wall: { sound?: boolean; notify?: boolean } = {}, isPaused: boolean | null = false) =>
  render(
    <WallControls
      wall={{ views: [], rotate: 30, sound: false, notify: false, ...wall }}
      actions={actions}
      rotation={{ isPaused, togglePause }}
      onLeave={onLeave}
    />,
  );

const button = (name: string) =>
  Array.from(page.querySelectorAll('[role=toolbar] button')).find(({ textContent }) => textContent?.startsWith(name));
const press = (name: string) =>
  act(async () => button(name)?.dispatchEvent(new MouseEvent('click', { bubbles: true })));

test('a wall with one view has nothing to pause', async () => {
  show({}, null);
  expect(button('Pause turning')).toBeUndefined();
  show({}, false);
  await press('Pause turning');
  expect(togglePause).toHaveBeenCalledOnce();
  show({}, true);
  expect(button('Go on turning')).toBeDefined();
});

test('sound is a switch that says whether it is on', async () => {
  show();
  expect([button('Sound')?.getAttribute('aria-pressed'), button('Sound')?.textContent]).toEqual(['false', 'Soundoff']);
  await press('Sound');
  expect(actions.setSound).toHaveBeenCalledWith(true);
  show({ sound: true });
  await press('Sound');
  expect(actions.setSound).toHaveBeenLastCalledWith(false);
});

test('notices are switched on only once the browser was asked and agrees', async () => {
  stubNotices('default', 'denied');
  show();
  await press('Notices');
  expect(actions.setNotify).not.toHaveBeenCalled();
  expect(button('Notices not allowed here')).toBeDefined();

  render(null);
  stubNotices('default', 'granted');
  show();
  await press('Notices');
  expect(actions.setNotify).toHaveBeenCalledWith(true);
});

test('a page that came over plain HTTP does not offer what the browser would not show', async () => {
  vi.stubGlobal('isSecureContext', false);
  stubNotices('granted');
  show({ notify: true });
  expect(button('Notices not allowed here')?.getAttribute('aria-pressed')).toBe('false');
});

test('notices that the URL asks for and the browser refuses are not shown as on', () => {
  stubNotices('denied');
  show({ notify: true });
  expect(button('Notices')?.getAttribute('aria-pressed')).toBe('false');
});

test('leaving is one press, and its key stands beside it', async () => {
  show();
  expect(button('Leave')?.textContent).toContain('Esc');
  await press('Leave');
  expect(onLeave).toHaveBeenCalledOnce();
});
