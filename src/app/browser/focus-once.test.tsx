import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { focusOnce, goTo } from './focus-once';

/** Who watches the document is told. */
const told = () => Promise.resolve();

const findPanel = () => document.querySelector<HTMLElement>('#panel');
const focused = () => document.activeElement?.id;

function panel(...inside: readonly Node[]): HTMLElement {
  const element = document.createElement('article');
  element.id = 'panel';
  element.append(...inside);
  return element;
}

function chart(): HTMLElement {
  const element = document.createElement('div');
  element.id = 'chart';
  element.tabIndex = 0;
  return element;
}

beforeEach(() => document.body.replaceChildren());

test('what stands there takes the focus at once, and what it waits for in it as soon as that is there', async () => {
  const place = document.body.appendChild(panel());
  goTo(findPanel, '#chart');
  expect(focused()).toBe('panel');
  place.append(chart());
  await told();
  expect(focused()).toBe('chart');
});

test('what is not there yet takes the focus when it comes', async () => {
  goTo(findPanel, '#chart');
  document.body.append(panel(chart()));
  await told();
  expect(focused()).toBe('chart');
});

test.each([
  ['a slow server and a slow machine are waited for', 25_000, 'chart'],
  ['what comes much later does not take the focus', 30_000, ''],
])('%s', async (_, ms, expected) => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  focusOnce('#chart');
  vi.advanceTimersByTime(ms);
  document.body.append(chart());
  await told();
  expect(focused()).toBe(expected);
});

test('whoever has gone on meanwhile is left there', async () => {
  const place = document.body.appendChild(panel());
  const field = document.body.appendChild(document.createElement('input'));
  goTo(findPanel, '#chart');
  field.focus();
  place.append(chart());
  await told();
  expect(document.activeElement).toBe(field);
});

test('what goes with its page does not take the focus that is meant for what comes', async () => {
  const going = document.body.appendChild(chart());
  focusOnce('#chart', going);
  document.body.append(panel());
  await told();
  expect(document.activeElement).toBe(document.body);
  going.replaceWith(chart());
  await told();
  expect(focused()).toBe('chart');
});
