import type { QueryClient } from '@tanstack/react-query';

/** Longer than the page renders between two waves of queries. Milliseconds. */
const QUIET_MS = 500;

/** Calls once, when queries have been sent and none has been under way for a while: the page is drawn then. */
export function onceQuiet(client: QueryClient, isDrawn: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = client.getQueryCache().subscribe(() => {
    clearTimeout(timer);
    if (client.isFetching() > 0) return;
    timer = setTimeout(() => {
      end();
      isDrawn();
    }, QUIET_MS);
  });
}
