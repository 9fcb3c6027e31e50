import { act, Suspense, useState, type ComponentType } from 'react';
import { flushSync } from 'react-dom';
import { expect, test, vi } from 'vitest';
import { testPage } from '@/ui/test-page';
import { ErrorBoundary } from './error-boundary';
import { createLoadedParts } from './loaded-parts';

const { page, render } = testPage();

let counted = 0;

function Part({ name }: { name: string }) {
  const [count] = useState(() => ++counted);
  return `${name} ${count}`;
}

const shown = (Early: ComponentType<{ name: string }>, name: string) => (
  <Suspense fallback="to come">
    <Early name={name} />
  </Suspense>
);

/** Loaded at once, because all of it may be. */
function loadedNow<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const { loadedPart, loadParts } = createLoadedParts();
  void loadParts();
  return loadedPart(load);
}

test('nothing is loaded before all of it may be, and from then on each at once', () => {
  const loaded: string[] = [];
  const { loadedPart, loadParts } = createLoadedParts();
  const part = (name: string) => loadedPart(() => (loaded.push(name), Promise.resolve(Part)));
  part('body');
  expect(loaded).toEqual([]);
  void loadParts();
  part('chart');
  expect(loaded).toEqual(['body', 'chart']);
});

test('what is loaded is rendered without its fallback, even where it has to be at once', async () => {
  const { loadedPart, loadParts } = createLoadedParts();
  const Early = loadedPart(() => Promise.resolve(Part));
  await loadParts();
  const seen: string[] = [];
  act(() => {
    flushSync(() => render(shown(Early, 'chart')));
    seen.push(page.textContent);
  });
  expect(seen).toEqual([expect.stringMatching(/^chart \d+$/)]);
});

test('what comes later takes the place of its fallback, and keeps its state from then on', async () => {
  let arrive: (part: typeof Part) => void = () => undefined;
  const Early = loadedNow(() => new Promise<typeof Part>((resolve) => (arrive = resolve)));
  render(shown(Early, 'chart'));
  expect(page.textContent).toBe('to come');
  await act(async () => arrive(Part));
  const first = page.textContent;
  expect(first).toMatch(/^chart \d+$/);
  render(shown(Early, 'chart'));
  expect(page.textContent).toBe(first);
});

test('what could not be loaded there either is loaded again, for whoever tries to render it again', async () => {
  vi.useFakeTimers();
  // React reports every caught error there as well.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const failures = ['gone ahead', 'gone there', 'gone at once'];
  const Early = loadedNow(async () => {
    const failure = failures.shift();
    if (failure !== undefined) throw new Error(failure);
    return Part;
  });
  render(
    <ErrorBoundary retryAfter={10} renderFallback={({ message }) => message}>
      {shown(Early, 'chart')}
    </ErrorBoundary>,
  );
  await act(() => vi.advanceTimersByTimeAsync(9000));
  expect(page.textContent).toBe('gone there');
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  expect(page.textContent).toMatch(/^chart \d+$/);
  vi.useRealTimers();
});

test('what could not be loaded ahead is loaded again where it is rendered', async () => {
  const answers = [Promise.reject(new Error('gone')), Promise.resolve(Part)];
  const Early = loadedNow(() => answers.shift() ?? Promise.reject(new Error('asked once more')));
  render(shown(Early, 'chart'));
  await act(async () => undefined);
  expect(page.textContent).toMatch(/^chart \d+$/);
});
