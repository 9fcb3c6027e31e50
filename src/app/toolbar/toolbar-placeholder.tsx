import { useLayoutEffect } from 'react';
import { keepKeys } from '@/app/keys/early-keys';

/**
 * Takes the height of the toolbar until it is loaded, so that nothing below it moves, and keeps keys that are pressed
 * meanwhile.
 */
export function ToolbarPlaceholder() {
  // The keyboard, from when the rest of the page is seen.
  useLayoutEffect(keepKeys, []);
  return <div aria-busy="true" className="h-20 border-b border-line desk:h-[4.8125rem] roomy:h-12" />;
}
