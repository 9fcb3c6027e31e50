import { focusOnce } from '@/app/browser/focus-once';

/**
 * Moves the focus when a row opens the page of its service: to the headline there, and with Back to the row again. The
 * browser would drop the focus with the element that had it.
 */
export function focusOnNavigation(service: string): void {
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

/**
 * For the way back from the service that was opened last: who came to the list otherwise, and opened another, does not
 * go back to the first.
 */
let stopWaiting = () => {};
