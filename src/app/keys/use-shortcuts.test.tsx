import { beforeEach, expect, test } from 'vitest';
import type { ViewState } from '@/app/view/use-view-state';
import type { ViewActions } from '@/app/view/view-actions';
import { lastSeconds, type TimeRange } from '@/dashboard/time-range/time-range';
import { formatTimePoint } from '@/dashboard/time-range/time-range-text';
import { renderHook } from '@/panels/render-hook';
import { createServerClock } from '@/prometheus/server/clock';
import { turnCharacterKeys } from './character-keys';
import { keepKeys } from './early-keys';
import { useShortcuts } from './use-shortcuts';

const press = (key: string, target: EventTarget = window, shiftKey = false) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));

const clock = { ...createServerClock(), now: () => 10_000 };

/** The page's shortcuts, and what they have led to. */
async function bar() {
  const done: string[] = [];
  const actions = {
    setMode: (mode: string) => done.push(mode),
    setTimeZone: (zone: string) => done.push(zone),
    clearFilters: () => done.push('clear'),
    showServices: () => done.push('services'),
    setRange: ({ from, to }: TimeRange) => done.push(`${formatTimePoint(from)} to ${formatTimePoint(to)}`),
  };
  const view = { timeZone: 'utc', range: lastSeconds(3600) } as ViewState;
  const page = {
    view,
    actions: actions as unknown as ViewActions,
    clock,
    togglePause: () => done.push('pause'),
    togglePalette: () => done.push('palette'),
    showKeys: () => done.push('keys'),
  };
  await renderHook(useShortcuts, page);
  return done;
}

beforeEach(() => {
  document.body.replaceChildren();
  localStorage.clear();
});

test('every key does its own', async () => {
  const done = await bar();
  for (const key of ['p', 'w', 'u', 'c', 's', '?', 'x']) press(key);
  expect(done).toEqual(['pause', 'wall', 'local', 'clear', 'services', 'keys']);
});

test('keys step the range that is looked at, and where a step leads nowhere nothing is done', async () => {
  const done = await bar();
  for (const key of ['e', 'z', 'l']) press(key);
  expect(done).toEqual(['4600 to 8200', 'now-2h to now']);
});

test('a key that is held acts once', async () => {
  const done = await bar();
  press('e');
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', repeat: true }));
  expect(done).toHaveLength(1);
});

test('the palette opens also from a field, and while keys of one character are off', async () => {
  const done = await bar();
  turnCharacterKeys(false);
  const event = new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true, cancelable: true });
  document.body.appendChild(document.createElement('input')).dispatchEvent(event);
  expect(done).toEqual(['palette']);
  // Or the browser opens its own search.
  expect(event.defaultPrevented).toBe(true);
});

test('a letter that is typed is only a letter', async () => {
  const done = await bar();
  const field = document.body.appendChild(document.createElement('input'));
  press('s', field);
  expect(done).toEqual([]);
});

test('keys of one character do nothing while they are turned off, and act again', async () => {
  const done = await bar();
  turnCharacterKeys(false);
  for (const key of ['p', 'w', 'u', 'c', 's', '?', '/']) press(key);
  expect(done).toEqual([]);
  turnCharacterKeys(true);
  press('p');
  expect(done).toEqual(['pause']);
});

test('a switch that was clicked last keeps no letter for itself', async () => {
  const done = await bar();
  const choice = document.body.appendChild(document.createElement('input'));
  choice.type = 'radio';
  press('p', choice);
  expect(done).toEqual(['pause']);
});

test.each([
  ['as on an American keyboard', false],
  ['with Shift, as on a German or a French one', true],
])('a slash leads to the field of filters, %s', async (_, shiftKey) => {
  const field = document.body.appendChild(document.createElement('input'));
  const Page = () => {
    const { searchRef } = useShortcuts({
      view: { timeZone: 'utc' } as ViewState,
      actions: {} as ViewActions,
      togglePause: () => undefined,
      togglePalette: () => undefined,
      showKeys: () => undefined,
      clock,
    });
    searchRef.current = field;
    return null;
  };
  await renderHook(Page, {});
  press('/', window, shiftKey);
  expect(document.activeElement).toBe(field);
});

test('what was pressed before the bar was there is done when it comes, in its order and once', async () => {
  const forget = keepKeys();
  press('u');
  press('s');
  forget();
  press('w');
  expect(await bar()).toEqual(['local', 'services']);
  expect(await bar()).toEqual([]);
});
