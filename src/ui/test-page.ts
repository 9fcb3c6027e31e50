import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach } from 'vitest';

/**
 * What the tests of a file render into. It stands in the document, since focus and popovers work nowhere else, and each
 * test begins with it empty.
 */
export function testPage(): { page: HTMLElement; render: (node: ReactNode) => void } {
  // Not a stub of vitest's, which a test may take back before the page is unmounted.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const page = document.body.appendChild(document.createElement('main'));
  let root: Root;
  beforeEach(() => {
    root = createRoot(page);
  });
  afterEach(() => act(() => root.unmount()));
  return { page, render: (node) => act(() => root.render(node)) };
}
