import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { onTestFinished, vi } from 'vitest';

/** A mounted hook: what it returned last, how often it ran, and a way to run it again with something else. */
export type Mounted<I, T> = {
  readonly current: T;
  readonly renders: number;
  rerender: (input: I) => Promise<void>;
  unmount: () => Promise<void>;
};

/** Mounts a hook in a component of its own until the test ends. */
export async function renderHook<I, T>(
  hook: (input: I) => T,
  input: I,
  client = new QueryClient(),
): Promise<Mounted<I, T>> {
  // Not a stub of vitest's, which a test may take back while the hook is still mounted.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const results: T[] = [];
  const Host = ({ given }: { given: I }) => {
    results.push(hook(given));
    return null;
  };
  const root = createRoot(document.createElement('div'));
  const show = (given: I) =>
    act(async () =>
      root.render(
        <QueryClientProvider client={client}>
          <Host given={given} />
        </QueryClientProvider>,
      ),
    );
  const unmount = () => act(async () => root.unmount());
  onTestFinished(unmount);
  await show(input);
  return {
    get current() {
      const last = results.at(-1);
      if (last === undefined) throw new Error('The hook has not run');
      return last;
    },
    get renders() {
      return results.length;
    },
    rerender: show,
    unmount,
  };
}

/** Lets everything that is under way come to its end, and what follows from it be rendered. */
export async function settle(): Promise<void> {
  // The query cache tells of an answer in a timer of its own, which is set when the answer is there; what a round
  // brought about is rendered at its end, and may ask again.
  for (let round = 0; round < 3; round++) await act(() => new Promise((resolve) => setTimeout(resolve, 0)));
}

/** The same, once what is being downloaded is here. */
export async function settleDownloads(): Promise<void> {
  await act(() => vi.dynamicImportSettled());
  await settle();
}
