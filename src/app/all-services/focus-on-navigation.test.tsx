import { expect, test } from 'vitest';
import { focusOnNavigation } from './focus-on-navigation';

function part(tag: string, data: Record<string, string> = {}, ...inside: readonly (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  Object.assign(element.dataset, data);
  element.append(...inside);
  return element;
}

const list = () =>
  part(
    'ul',
    { rows: '' },
    ...['shop', 'backend'].map((service) => part('li', { service }, part('button', { pick: '' }, service))),
  );
const page = () => part('main', {}, part('input'), part('h1', { headline: '' }, '426 requests per second'));

/** The page becomes another one, and who watches it is told. */
async function show(search: string, ...parts: readonly Node[]): Promise<void> {
  history.replaceState(null, '', `/${search}`);
  document.body.replaceChildren(...parts);
  await Promise.resolve();
}

const focused = () => document.activeElement?.textContent;

test('the focus goes to the sentence about the service that was opened, and back to its row', async () => {
  await show('?mode=services', list());
  document.querySelector<HTMLElement>('[data-service="backend"] button')?.focus();
  focusOnNavigation('backend');
  await show('?service=backend', part('h1', {}, 'Asking Prometheus about backend'));
  expect(document.activeElement).toBe(document.body);
  await show('?service=backend', page());
  expect(focused()).toBe('426 requests per second');
  // A step back that stays on the page is none to the list.
  window.dispatchEvent(new Event('popstate'));
  await show('?mode=services');
  window.dispatchEvent(new Event('popstate'));
  await show('?mode=services', list());
  expect(focused()).toBe('backend');
});

test('the way back leads to the row that was opened last', async () => {
  await show('?mode=services', list());
  focusOnNavigation('shop');
  await show('?service=shop', page());
  await show('?mode=services', list());
  focusOnNavigation('backend');
  await show('?service=backend', page());
  await show('?mode=services');
  window.dispatchEvent(new Event('popstate'));
  await show('?mode=services', list());
  expect(focused()).toBe('backend');
});

test('whoever has gone elsewhere meanwhile is left there', async () => {
  await show('?mode=services', list());
  focusOnNavigation('shop');
  const field = part('input');
  await show('?service=shop', field);
  field.focus();
  document.body.append(page());
  await Promise.resolve();
  expect(document.activeElement).toBe(field);
});
