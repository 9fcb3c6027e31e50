import { focusOnce } from '@/app/browser/focus-once';

/**
 * Where the focus goes on when a row has opened the page of its service: at the sentence about that, and on the way back at the row. The browser leaves it to nobody
 * when what had it goes away.
 */
export function keepWay(service: string): void {
  focusOnce('h1[data-headline]');
  stopWaiting();
  const goBack = () => {
    if (new URLSearchParams(location.search).get('mode') !== 'services') return;
    stopWaiting();
    focusOnce(`[data-service="${CSS.escape(service)}"] [data-pick]`);
  };
  stopWaiting = () => removeEventListener('popstate', goBack);
  addEventListener('popstate', goBack);
}

/** For the way back from the service that was opened last: who came to the list otherwise, and opened another, does not go back to the first. */
let stopWaiting = () => {};
