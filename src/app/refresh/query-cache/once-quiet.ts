import type { QueryClient } from '@tanstack/react-query';

/** Longer than the page renders between two waves of queries. Milliseconds. */
const QUIET_MS = 500;

/** With a short refresh interval and slow answers it is never quiet. Milliseconds. */
const LONGEST_MS = 5000;

/** Calls once, when queries have been sent and none has been under way for a while, as when the page is drawn. */
export function onceQuiet(client: QueryClient, isDrawn: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const done = () => {
    clearTimeout(timer);
    clearTimeout(latest);
    end();
    isDrawn();
  };
  const latest = setTimeout(done, LONGEST_MS);
  const end = client.getQueryCache().subscribe(() => {
    clearTimeout(timer);
    if (client.isFetching() === 0) timer = setTimeout(done, QUIET_MS);
  });
}
