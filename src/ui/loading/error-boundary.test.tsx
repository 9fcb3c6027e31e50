import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ErrorBoundary } from './error-boundary';

let root: Root;
let isBroken = true;

function Fragile() {
  if (isBroken) throw new Error('no such column');
  return <p>well</p>;
}

const boundary = (onRetry?: () => void) => (
  <ErrorBoundary
    retryAfter={3}
    renderFallback={(error, left) => <p>{`${error.message}, again in ${left} s`}</p>}
    {...(onRetry ? { onRetry } : {})}
  >
    <Fragile />
  </ErrorBoundary>
);

const render = (onRetry?: () => void) => act(async () => root.render(boundary(onRetry)));
const pass = (seconds: number) => act(async () => vi.advanceTimersByTimeAsync(seconds * 1000));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  // React reports every caught error there as well.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  isBroken = true;
  const container = document.createElement('div');
  document.body.replaceChildren(container);
  root = createRoot(container);
});

afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('an error stands in its own place and says when it is tried again', async () => {
  await render();
  expect(document.body.textContent).toBe('no such column, again in 3 s');
  await pass(1);
  expect(document.body.textContent).toBe('no such column, again in 2 s');
});

test('what has healed is shown again without a hand on the keyboard', async () => {
  await render();
  isBroken = false;
  await pass(3);
  expect(document.body.textContent).toBe('well');
});

test('what is still broken is tried again and again', async () => {
  await render();
  await pass(3);
  expect(document.body.textContent).toBe('no such column, again in 3 s');
  isBroken = false;
  await pass(3);
  expect(document.body.textContent).toBe('well');
});

test('a page that cannot heal in place is left to whoever reloads it', async () => {
  const reload = vi.fn();
  await render(reload);
  await pass(3);
  expect(reload).toHaveBeenCalledOnce();
});
