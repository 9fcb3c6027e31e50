import { useLayoutEffect } from 'react';
import { keepKeys } from '@/app/keys/early-keys';

/** As high as the bar that comes, which mostly has two lines on a tablet, so that nothing below it jumps; and no key that is pressed meanwhile is lost. */
export function ToolbarPlaceholder() {
  // The keyboard, from when the rest of the page is seen.
  useLayoutEffect(keepKeys, []);
  return <div aria-busy="true" className="h-20 border-b border-line desk:h-[4.8125rem] roomy:h-12" />;
}
