import { act, Suspense, useState, type ComponentType } from 'react';
import { flushSync } from 'react-dom';
import { expect, test } from 'vitest';
import { loadedEarly, loadEarlyParts } from './loaded-early';
import { testPage } from './test-page';

const { page, render } = testPage();

let counted = 0;

function Part({ name }: { name: string }) {
  const [count] = useState(() => ++counted);
  return `${name} ${count}`;
}

const shown = (Early: ComponentType<{ name: string }>, name: string) => <Suspense fallback="to come"><Early name={name} /></Suspense>;

test('nothing is loaded before all of it may be, and from then on each at once', () => {
  const loaded: string[] = [];
  const part = (name: string) => loadedEarly(() => (loaded.push(name), Promise.resolve(Part)));
  part('body');
  expect(loaded).toEqual([]);
  loadEarlyParts();
  part('chart');
  expect(loaded).toEqual(['body', 'chart']);
});

test('what is loaded is rendered without its fallback, even where it has to be at once', async () => {
  const Early = loadedEarly(() => Promise.resolve(Part));
  loadEarlyParts();
  await Promise.resolve();
  const seen: string[] = [];
  act(() => {
    flushSync(() => render(shown(Early, 'chart')));
    seen.push(page.textContent);
  });
  expect(seen).toEqual([expect.stringMatching(/^chart \d+$/)]);
});

test('what comes later takes the place of its fallback, and keeps its state from then on', async () => {
  let arrive: (part: typeof Part) => void = () => undefined;
  const Early = loadedEarly(() => new Promise<typeof Part>((resolve) => (arrive = resolve)));
  render(shown(Early, 'chart'));
  expect(page.textContent).toBe('to come');
  await act(async () => arrive(Part));
  const first = page.textContent;
  expect(first).toMatch(/^chart \d+$/);
  render(shown(Early, 'chart'));
  expect(page.textContent).toBe(first);
});

test('what could not be loaded ahead is loaded again where it is rendered', async () => {
  const answers = [Promise.reject(new Error('gone')), Promise.resolve(Part)];
  const Early = loadedEarly(() => answers.shift() ?? Promise.reject(new Error('asked once more')));
  render(shown(Early, 'chart'));
  await act(async () => undefined);
  expect(page.textContent).toMatch(/^chart \d+$/);
});
